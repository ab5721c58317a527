package dev.slipstream.engine;

import dev.slipstream.model.Finding;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Deciding;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.store.Usage;
import java.util.List;
import java.util.OptionalLong;

/** Moves one subject to the new schema. Safe to call again at any time, by anybody, at once. */
public final class Migrator {

  /** More parts than the largest subject has; beyond it something undoes what is done. */
  private static final int MAX_PARTS = 1000;

  private static final OptionalLong NO_EPOCH = OptionalLong.empty();

  private final Store store;

  public Migrator(Store store) {
    this.store = store;
  }

  /** What migrating would do, in all its parts together; writes nothing. */
  public <S> Migrated plan(Migration<S> migration, Subject subject, ReadTime at) {
    Limits whole =
        store.limits().withCommitBytes(Long.MAX_VALUE).withCommitWrites(Integer.MAX_VALUE);
    Deciding.Decided<Forward> decided =
        Deciding.preview(store, StepForward.creating(migration, subject, NO_EPOCH, whole), at);
    return Migrated.of(
        subject, decided.commit().answer(), decided.commit().writes(), decided.usage());
  }

  /** Migrates the subject outside of any wave, in one commit unless it is beyond its limits. */
  public <S> Migrated migrate(Migration<S> migration, Subject subject) {
    return migrate(migration, subject, NO_EPOCH);
  }

  /**
   * Migrates the subject in a wave.
   *
   * @param epoch of the rollout when the work was handed out; refused where a later one has touched
   *     the subject, design M7
   */
  public <S> Migrated migrate(Migration<S> migration, Subject subject, long epoch) {
    return migrate(migration, subject, OptionalLong.of(epoch));
  }

  /** The same where there may be no wave. */
  public <S> Migrated migrate(Migration<S> migration, Subject subject, OptionalLong epoch) {
    Usage usage = Usage.NONE;
    for (int part = 0; part < MAX_PARTS; part++) {
      Applied<Forward> applied = stepForward(migration, subject, epoch);
      usage = usage.plus(applied.usage());
      Forward forward = applied.answer();
      if (forward.outcome() != Outcome.IN_PROGRESS) {
        return Migrated.of(subject, forward, List.of(), usage);
      }
    }
    throw new StoreException(
        Reason.CONTENTION, "not done after " + MAX_PARTS + " commits: " + subject.id());
  }

  /**
   * Says of a subject that it cannot be migrated, for what no plan could foresee; one that is done,
   * or partly done, is left as it is.
   */
  public <S> Migrated fail(
      Migration<S> migration, Subject subject, OptionalLong epoch, Finding reason) {
    Applied<Forward> applied = store.apply(new Failing<>(migration, subject, epoch, reason));
    return Migrated.of(subject, applied.answer(), List.of(), applied.usage());
  }

  /** Where a document stands that should not exist, goes again and keeps what it finds. */
  private <S> Applied<Forward> stepForward(
      Migration<S> migration, Subject subject, OptionalLong epoch) {
    try {
      return store.apply(StepForward.creating(migration, subject, epoch, store.limits()));
    } catch (StoreException e) {
      if (e.reason() != Reason.ALREADY_EXISTS) {
        throw e;
      }
      return store.apply(StepForward.replacing(migration, subject, epoch, store.limits()));
    }
  }
}
