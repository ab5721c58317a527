package dev.slipstream.waves;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who may be migrated on sign-in: players of the wave, while it may go on. Whoever is turned away
 * plays on in the schema that they are in.
 */
public final class Admission {

  private final Store store;
  private final Rollouts rollouts;
  private final Busy busy;
  private final boolean isOpenAtFirst;

  /**
   * @param isOpenAtFirst whether everybody may come in before the first wave is started: so on a
   *     stack that somebody tries, never in production
   */
  public Admission(Store store, boolean isOpenAtFirst) {
    this.store = store;
    this.isOpenAtFirst = isOpenAtFirst;
    this.rollouts = new Rollouts(store);
    this.busy = new Busy(store);
  }

  /** What a player is told. */
  public enum Word {
    ADMITTED,
    ALREADY_MIGRATED,
    NOT_IN_WAVE,
    /** The wave stands still, or the player is in the middle of something. */
    PAUSED
  }

  /**
   * What a player is told.
   *
   * @param epoch of the rollout; none where there is none
   * @param checkpoint as it is now
   */
  public record Answer(Word word, OptionalLong epoch, Checkpoint checkpoint) {}

  /** Whether this player may be migrated now: 1 read for whom is done, 2 for others, 3 at most. */
  public Answer of(Migration<?> migration, Subject player, Instant now) {
    DocPath place = migration.checkpoint(player);
    Snapshot seen = store.read(List.of(place), ReadTime.latest()).snapshot();
    Checkpoint checkpoint = Checkpoint.of(migration, player, seen);
    if (checkpoint.isCompleted()) {
      return new Answer(Word.ALREADY_MIGRATED, OptionalLong.empty(), checkpoint);
    }
    Optional<RolloutDocument> rollout = rollouts.find(migration);
    OptionalLong epoch = Rollouts.epochOf(rollout);
    if (!isIn(migration, player, rollout) || isTakenBack(checkpoint, epoch)) {
      return new Answer(Word.NOT_IN_WAVE, epoch, checkpoint);
    }
    boolean standsStill = rollout.filter(found -> !found.isOpen()).isPresent();
    return standsStill || busy.is(migration, player, now)
        ? new Answer(Word.PAUSED, epoch, checkpoint)
        : new Answer(Word.ADMITTED, epoch, checkpoint);
  }

  private boolean isIn(Migration<?> migration, Subject player, Optional<RolloutDocument> rollout) {
    return rollout.map(found -> found.includes(migration, player)).orElse(isOpenAtFirst);
  }

  /** An operator has taken the player back since the wave began; a later wave takes it up. */
  private static boolean isTakenBack(Checkpoint checkpoint, OptionalLong epoch) {
    return epoch.isPresent() && checkpoint.isRolledBack() && checkpoint.isUnder(epoch.getAsLong());
  }
}
