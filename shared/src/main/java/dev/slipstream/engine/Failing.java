package dev.slipstream.engine;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import dev.slipstream.store.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One commit that says that a subject cannot be migrated: the checkpoint counts the attempt, and an
 * entry in quarantine tells a person where to look. As a change of its own it is for what no
 * decision could foresee, such as a document that the database refuses.
 */
record Failing<S>(Migration<S> migration, Subject subject, OptionalLong epoch, Finding reason)
    implements Change<Forward> {

  @Override
  public List<DocPath> reads() {
    return List.of(migration.checkpoint(subject));
  }

  @Override
  public Decision<Forward> decide(Snapshot seen) {
    Checkpoint before = Checkpoint.of(migration, subject, seen);
    Optional<Forward> unchanged = Forward.unchanged(before, epoch);
    if (unchanged.isPresent()) {
      return Decision.nothing(unchanged.get());
    }
    Sources unknown = new Sources(Fields.empty(), Fields.empty());
    if (before.hasFailedAlike(epoch, unknown)) {
      return Decision.nothing(Forward.of(Outcome.STILL_FAILING, before));
    }
    return before.isInProgress()
        ? Decision.nothing(Forward.of(Outcome.IN_PROGRESS, before))
        : from(before, unknown, seen);
  }

  /** The same where the checkpoint and the sources were seen already. */
  Decision<Forward> from(Checkpoint before, Sources sources, Snapshot seen) {
    Quarantine quarantine = new Quarantine(migration.id(), subject);
    return Decision.read(
        List.of(quarantine.entry()),
        all -> {
          Checkpoint failed =
              before
                  .failed(migration.steps(), sources, epoch, reason)
                  .billing(new Usage(all.paths().size(), 2, 0));
          Write noted = quarantine.failed(reason, epoch, all.fields(quarantine.entry()));
          return Decision.write(
              Forward.failed(failed, reason),
              List.of(noted, failed.write(migration.checkpoint(subject), all)));
        });
  }
}
