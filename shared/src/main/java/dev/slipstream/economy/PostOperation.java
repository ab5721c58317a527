package dev.slipstream.economy;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.LedgerEntry;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.migrations.racing.LegacyAmounts;
import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An operation, design M5: receipt, ledger entry, balances and what mirrors them are one commit.
 * Whoever repeats it finds the receipt, under whichever schema it was written.
 */
record PostOperation(Operation operation, Game game) implements Change<Posted> {

  /** A player whose books are open, and what will be there. */
  private record Account(Posting posting, Books books, Amounts after) {}

  private boolean opensCrate() {
    return operation.type() == OperationType.OPEN_CRATE;
  }

  @Override
  public List<DocPath> reads() {
    return opensCrate() ? List.of() : reads(Posting.of(operation));
  }

  @Override
  public Decision<Posted> decide(Snapshot seen) {
    return opensCrate() ? lookIntoCrate() : repeatOrPost(Posting.of(operation), seen);
  }

  /** Weights are the same for all players, so they are looked up beside the transaction. */
  private Decision<Posted> lookIntoCrate() {
    String tier = operation.delta().firstKey().substring(Amounts.CRATES.length());
    DocPath path = Crate.path(tier);
    return Decision.lookUp(
        List.of(path),
        seen ->
            seen.fields(path)
                .flatMap(document -> Crate.of(document, game.mappings()))
                .map(crate -> open(crate, tier))
                .orElseGet(() -> repeatOrRefuse(new Posted.NoCrate(tier))));
  }

  /** What was drawn while there were weights stays drawn. */
  private Decision<Posted> repeatOrRefuse(Posted refusal) {
    List<Posting> postings = Posting.of(operation);
    return Decision.read(
        postings.stream().map(Posting::receipt).toList(),
        seen -> Decision.nothing(isNew(postings, seen) ? refusal : repeated(postings, seen)));
  }

  private Decision<Posted> open(Crate crate, String tier) {
    List<Posting> postings =
        Posting.of(operation).stream()
            .map(posting -> posting.and(crate.contents(tier, operation.opId())))
            .toList();
    return Decision.read(reads(postings), seen -> repeatOrPost(postings, seen));
  }

  /** All that is nearly always needed, at once; the blobs count before the cut-over. */
  private List<DocPath> reads(List<Posting> postings) {
    List<DocPath> reads = new ArrayList<>();
    for (Posting posting : postings) {
      PlayerPaths paths = posting.paths();
      reads.add(game.migration().checkpoint(posting.player()));
      reads.add(posting.receipt());
      reads.add(paths.stats());
      posting.items().forEach(id -> reads.add(paths.item(id)));
      if (game.mirrors()) {
        reads.addAll(LegacyAmounts.documents(posting.player()).values());
      }
    }
    return reads;
  }

  private Decision<Posted> repeatOrPost(List<Posting> postings, Snapshot seen) {
    if (!isNew(postings, seen)) {
      return Decision.nothing(repeated(postings, seen));
    }
    List<DocPath> blobs =
        postings.stream()
            .map(Posting::player)
            .filter(player -> !isCompleted(player, seen))
            .flatMap(player -> LegacyAmounts.documents(player).values().stream())
            .filter(path -> !seen.hasRead(path))
            .toList();
    return reading(blobs, seen, all -> post(postings, all));
  }

  private static boolean isNew(List<Posting> postings, Snapshot seen) {
    return postings.stream().allMatch(posting -> seen.get(posting.receipt()).isEmpty());
  }

  private Posted repeated(List<Posting> postings, Snapshot seen) {
    boolean isSame =
        postings.stream()
            .allMatch(
                posting -> seen.fields(posting.receipt()).filter(posting::isReceipt).isPresent());
    return isSame
        ? new Posted.Done(
            true,
            postings.stream()
                .map(p -> Receipt.of(p.player(), seen.fields(p.receipt()).orElseThrow()))
                .toList())
        : new Posted.Reused();
  }

  private boolean isCompleted(Subject player, Snapshot seen) {
    return checkpoint(player, seen).filter(Checkpoint::isCompleted).isPresent();
  }

  private Optional<Checkpoint> checkpoint(Subject player, Snapshot seen) {
    return seen.fields(game.migration().checkpoint(player)).map(Checkpoint::new);
  }

  private static Decision<Posted> reading(
      List<DocPath> more, Snapshot seen, Function<Snapshot, Decision<Posted>> then) {
    return more.isEmpty() ? then.apply(seen) : Decision.read(more, then);
  }

  private Decision<Posted> post(List<Posting> postings, Snapshot seen) {
    List<Account> accounts = new ArrayList<>();
    for (Posting posting : postings) {
      Optional<Posted> refusal = refusal(posting.player(), seen);
      if (refusal.isPresent()) {
        return Decision.nothing(refusal.get());
      }
      Notes notes = new Notes();
      Books books =
          isCompleted(posting.player(), seen)
              ? NewBooks.of(posting, game, seen)
              : LegacyBooks.of(posting, game, seen, notes);
      if (notes.fatal().isPresent()) {
        return Decision.nothing(new Posted.Broken(posting.player(), notes.fatal().get()));
      }
      Posting.Outcome outcome = posting.after(books.amounts());
      if (outcome instanceof Posting.Refused refused) {
        return Decision.nothing(refused.why());
      }
      Amounts after = ((Posting.Moved) outcome).after();
      Optional<Finding> obstacle = books.obstacle(after);
      if (obstacle.isPresent()) {
        return Decision.nothing(new Posted.Broken(posting.player(), obstacle.get()));
      }
      accounts.add(new Account(posting, books, after));
    }
    return readOn(accounts, seen);
  }

  private Optional<Posted> refusal(Subject player, Snapshot seen) {
    Optional<Checkpoint> checkpoint = checkpoint(player, seen);
    if (checkpoint.filter(Checkpoint::isBeingRolledBack).isPresent()) {
      return Optional.of(new Posted.RollingBack(player));
    }
    boolean isThere =
        checkpoint.filter(Checkpoint::isCompleted).isPresent()
            || seen.get(LegacyPaths.blob(player, ProfileBlob.NAME)).isPresent();
    return isThere ? Optional.empty() : Optional.of(new Posted.NotFound(player));
  }

  /** What others see of a player is found step by step. */
  private Decision<Posted> readOn(List<Account> accounts, Snapshot seen) {
    List<DocPath> more =
        accounts.stream()
            .flatMap(account -> account.books().reads(account.after(), seen).stream())
            .toList();
    return more.isEmpty()
        ? commit(accounts, seen)
        : Decision.read(more, all -> readOn(accounts, all));
  }

  private static Decision<Posted> commit(List<Account> accounts, Snapshot seen) {
    List<Receipt> receipts = new ArrayList<>();
    List<Write> writes = new ArrayList<>();
    for (Account account : accounts) {
      Posting posting = account.posting();
      Books books = account.books();
      LedgerEntry entry =
          posting.entry(books.schema(), books.ledger(), books.amounts(), account.after());
      writes.add(new Write.Create(posting.receipt(), entry.fields().merge(entry.bookkeeping())));
      writes.addAll(books.writes(entry, account.after(), seen));
      receipts.add(Receipt.of(posting.player(), entry));
    }
    return Decision.write(new Posted.Done(false, receipts), writes);
  }
}
