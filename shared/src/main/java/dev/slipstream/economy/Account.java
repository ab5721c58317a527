package dev.slipstream.economy;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.LedgerEntry;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import java.util.Optional;

/**
 * A player's side of an operation: the books that count, and what will be in them.
 *
 * @param after what the player will have
 */
record Account(Posting posting, Books books, Amounts after) {

  /** What became of opening one. */
  sealed interface Opening {}

  /** It is open, and the operation can be posted to it. */
  record Opened(Account account) implements Opening {}

  /** The operation cannot be posted to it. */
  record Refused(Posted why) implements Opening {}

  /** Opens the books that the checkpoint routes to, design M2. */
  static Opening open(Posting posting, Game game, Snapshot seen) {
    Subject player = posting.player();
    Optional<Checkpoint> checkpoint =
        seen.fields(game.migration().checkpoint(player)).map(Checkpoint::new);
    if (checkpoint.filter(Checkpoint::isBeingRolledBack).isPresent()) {
      return new Refused(new Posted.RollingBack(player));
    }
    if (checkpoint.filter(Checkpoint::isCompleted).isPresent()) {
      return post(posting, NewBooks.of(posting, game, seen));
    }
    return seen.get(LegacyPaths.blob(player, ProfileBlob.NAME)).isPresent()
        ? openLegacy(posting, game, seen)
        : new Refused(new Posted.NotFound(player));
  }

  private static Opening openLegacy(Posting posting, Game game, Snapshot seen) {
    Notes notes = new Notes();
    Books books = LegacyBooks.of(posting, game, seen, notes);
    return notes
        .fatal()
        .map(finding -> broken(posting, finding))
        .orElseGet(() -> post(posting, books));
  }

  private static Opening post(Posting posting, Books books) {
    Posting.Outcome outcome = posting.after(books.amounts());
    if (outcome instanceof Posting.Refused refused) {
      return new Refused(refused.why());
    }
    Amounts after = ((Posting.Moved) outcome).after();
    return books
        .obstacle(after)
        .map(finding -> broken(posting, finding))
        .orElseGet(() -> new Opened(new Account(posting, books, after)));
  }

  private static Opening broken(Posting posting, Finding finding) {
    return new Refused(new Posted.Broken(posting.player(), finding));
  }

  LedgerEntry entry() {
    return posting.entry(books.schema(), books.ledger(), books.amounts(), after);
  }
}
