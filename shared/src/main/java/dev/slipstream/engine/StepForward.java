package dev.slipstream.engine;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Finding;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Reading;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import dev.slipstream.store.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * One commit towards the new schema: all of a subject (design M1), or the next part of one whose
 * plan is beyond the limits of a commit.
 *
 * <p>Reads the checkpoint first, so a redelivered message costs one read; then the sources, then
 * what they point to.
 */
final class StepForward<S> implements Change<Forward> {

  private final Migration<S> migration;
  private final Subject subject;
  private final OptionalLong epoch;
  private final Limits limits;
  private final LimitCheck check;
  private final boolean findsDocuments;

  /** Expects that no target document exists: they are created, which costs no read. */
  static <S> StepForward<S> creating(
      Migration<S> migration, Subject subject, OptionalLong epoch, Limits limits) {
    return new StepForward<>(migration, subject, epoch, limits, false);
  }

  /** Reads the target documents first, and keeps what it finds in {@link Undo}. */
  static <S> StepForward<S> replacing(
      Migration<S> migration, Subject subject, OptionalLong epoch, Limits limits) {
    return new StepForward<>(migration, subject, epoch, limits, true);
  }

  private StepForward(
      Migration<S> migration,
      Subject subject,
      OptionalLong epoch,
      Limits limits,
      boolean findsDocuments) {
    this.migration = migration;
    this.subject = subject;
    this.epoch = epoch;
    this.limits = limits;
    this.check = new LimitCheck(limits);
    this.findsDocuments = findsDocuments;
  }

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
    if (before.hasExhaustedRetries()) {
      return Decision.nothing(Forward.of(Outcome.RETRIES_EXHAUSTED, before));
    }
    return Decision.read(
        migration.sources(subject).values(),
        all ->
            Understanding.of(
                migration.read(subject, all),
                all,
                (reading, seenByThen) -> plan(before, reading, seenByThen)));
  }

  private Decision<Forward> plan(Checkpoint before, Reading<S> reading, Snapshot seen) {
    if (reading instanceof Reading.Missing<S>) {
      return Decision.nothing(Forward.of(Outcome.NOT_FOUND, before));
    }
    if (reading instanceof Reading.Broken<S> broken) {
      return fail(before, broken.finding(), seen);
    }
    Plan plan = Plan.of(migration, ((Reading.Ready<S>) reading).source());
    return plan.obstacle(check)
        .map(obstacle -> fail(before, obstacle, seen))
        .orElseGet(() -> carryOut(before, plan, seen));
  }

  private Decision<Forward> fail(Checkpoint before, Finding reason, Snapshot seen) {
    return before.hasFailedAlike(epoch, sources(seen))
        ? Decision.nothing(Forward.of(Outcome.STILL_FAILING, before))
        : new Failing<>(migration, subject, epoch, reason).from(before, sources(seen), seen);
  }

  private Decision<Forward> carryOut(Checkpoint before, Plan plan, Snapshot seen) {
    Checkpoint begun = before.begun(migration.steps(), sources(seen), epoch);
    Parts.Part part = new Parts(plan, begun, migration, subject, limits).next();
    if (part.checkpoint().isCompleted() && before.retryCount() > 0) {
      DocPath entry = quarantine().entry();
      return Decision.read(List.of(entry), all -> replace(begun, part, plan, all));
    }
    return replace(begun, part, plan, seen);
  }

  private Decision<Forward> replace(Checkpoint begun, Parts.Part part, Plan plan, Snapshot seen) {
    if (!findsDocuments) {
      return commit(part, plan, part.writes(), seen);
    }
    Undo undo = new Undo(migration.checkpoint(subject), part.created());
    return Decision.read(
        undo.targets(),
        found -> Decision.read(undo.images(found), all -> keep(undo, begun, plan, all)));
  }

  /**
   * What is kept goes into the same commit, so the part may have to be a shorter one, never longer.
   */
  private Decision<Forward> keep(Undo undo, Checkpoint begun, Plan plan, Snapshot seen) {
    UnaryOperator<List<Write>> kept = writes -> undo.kept(writes, seen);
    Parts.Part part = new Parts(plan, begun, migration, subject, limits, kept).next();
    return commit(part, plan, kept.apply(part.writes()), seen);
  }

  private Decision<Forward> commit(
      Parts.Part part, Plan plan, List<Write> documents, Snapshot seen) {
    List<Write> writes = new ArrayList<>(documents);
    writes.addAll(leavingQuarantine(part, seen));
    Checkpoint after = billed(part.checkpoint(), writes, seen);
    writes.add(put(after, seen));
    Outcome outcome = after.isCompleted() ? Outcome.MIGRATED : Outcome.IN_PROGRESS;
    return Decision.write(Forward.planned(outcome, after, plan), writes);
  }

  /** Who failed before and is done now needs nobody to look; what is kept for a person stays. */
  private List<Write> leavingQuarantine(Parts.Part part, Snapshot seen) {
    DocPath entry = quarantine().entry();
    boolean isToLeave =
        part.checkpoint().isCompleted()
            && seen.hasRead(entry)
            && seen.fields(entry).filter(found -> !Quarantine.hasDocuments(found)).isPresent();
    return isToLeave ? List.of(new Write.Delete(entry)) : List.of();
  }

  /** With this commit counted, the checkpoint's own write among it. */
  private static Checkpoint billed(Checkpoint checkpoint, List<Write> documents, Snapshot seen) {
    Usage commit = Usage.ofCommit(documents).plus(new Usage(seen.paths().size(), 1, 0));
    return checkpoint.billing(commit);
  }

  private Quarantine quarantine() {
    return new Quarantine(migration.id(), subject);
  }

  private Sources sources(Snapshot seen) {
    return Sources.of(migration, subject, seen);
  }

  private Write put(Checkpoint checkpoint, Snapshot seen) {
    return checkpoint.write(migration.checkpoint(subject), seen);
  }
}
