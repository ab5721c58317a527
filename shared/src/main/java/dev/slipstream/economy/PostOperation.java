package dev.slipstream.economy;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.LedgerEntry;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.migrations.racing.LegacyAmounts;
import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An operation, design M5: receipt, ledger entry, balances and what mirrors them are one commit.
 * Whoever repeats it finds the receipt, under whichever schema it was written.
 */
record PostOperation(Operation operation, Game game) implements Change<Posted> {

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
    return seen.fields(game.migration().checkpoint(player))
        .map(Checkpoint::new)
        .filter(Checkpoint::isCompleted)
        .isPresent();
  }

  private static Decision<Posted> reading(
      List<DocPath> more, Snapshot seen, Function<Snapshot, Decision<Posted>> then) {
    return more.isEmpty() ? then.apply(seen) : Decision.read(more, then);
  }

  private Decision<Posted> post(List<Posting> postings, Snapshot seen) {
    List<Account> accounts = new ArrayList<>();
    for (Posting posting : postings) {
      Account.Opening opening = Account.open(posting, game, seen);
      if (opening instanceof Account.Refused refused) {
        return Decision.nothing(refused.why());
      }
      accounts.add(((Account.Opened) opening).account());
    }
    return readOn(accounts, seen);
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
      LedgerEntry entry = account.entry();
      writes.add(new Write.Create(posting.receipt(), entry.fields().merge(entry.bookkeeping())));
      writes.addAll(account.books().writes(entry, account.after(), seen));
      receipts.add(Receipt.of(posting.player(), entry));
    }
    return Decision.write(new Posted.Done(false, receipts), writes);
  }
}
