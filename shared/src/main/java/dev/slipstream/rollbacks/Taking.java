package dev.slipstream.rollbacks;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes a page of a rollback for one message, as long as no other has it.
 *
 * @param page whose turn the message says it is
 * @param until when another may take it
 */
record Taking(String runId, String migration, long page, String holder, Instant now, Instant until)
    implements Change<Taking.Taken> {

  /** How it ended; each but the first says why in one sentence. */
  sealed interface Taken {

    /** The page is this holder's. */
    record Mine(RollbackRun run) implements Taken {}

    /** The page before was followed by this one's message, and is not turned yet. */
    record Early(String why) implements Taken {}

    /** Another has it; if that one is gone, the message must be there to go on. */
    record Held(String why) implements Taken {}

    /** There is nothing to do for this message. */
    record Over(String why) implements Taken {}

    /** No rollback has such a page, and none will. */
    record Unfit(String why) implements Taken {}
  }

  private DocPath path() {
    return RollbackRun.path(runId);
  }

  @Override
  public List<DocPath> reads() {
    return List.of(path());
  }

  @Override
  public Decision<Taken> decide(Snapshot seen) {
    Optional<RollbackRun> found = seen.fields(path()).map(RollbackRun::new);
    return found.isEmpty()
        ? unfit(
            "There is no rollback %s; publish who is to be rolled back, and one begins."
                .formatted(runId))
        : decide(found.get());
  }

  private Decision<Taken> decide(RollbackRun run) {
    if (!run.migration().equals(migration)) {
      return unfit(
          "Rollback %s is of migration %s, not %s.".formatted(runId, run.migration(), migration));
    }
    if (page > run.page() + 1) {
      return unfit(
          "Rollback %s is at page %d; nobody has sent it on to page %d."
              .formatted(runId, run.page(), page));
    }
    if (!run.isRunning() || page < run.page()) {
      return Decision.nothing(
          new Taken.Over("it is %s, at page %d".formatted(run.status(), run.page())));
    }
    if (page > run.page()) {
      return Decision.nothing(
          new Taken.Early(
              "Page %d of rollback %s waits for the one before.".formatted(page, runId)));
    }
    if (run.isHeldByAnother(holder, now)) {
      return Decision.nothing(
          new Taken.Held(
              "Page %d of rollback %s is worked on by %s.".formatted(page, runId, run.holder())));
    }
    RollbackRun leased = run.leased(holder, until);
    return Decision.write(new Taken.Mine(leased), List.of(new Write.Put(path(), leased.fields())));
  }

  private static Decision<Taken> unfit(String why) {
    return Decision.nothing(new Taken.Unfit(why));
  }
}
