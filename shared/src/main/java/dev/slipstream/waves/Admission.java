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

  public Admission(Store store) {
    this.store = store;
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
   * @param epoch under which they are migrated, where they are
   * @param checkpoint as it is now
   */
  public record Answer(Word word, OptionalLong epoch, Checkpoint checkpoint) {}

  /** Whether this player may be migrated now; 2 reads, and 1 more for whom is admitted. */
  public Answer of(Migration<?> migration, Subject player, Instant now) {
    DocPath place = migration.checkpoint(player);
    DocPath rolloutPlace = RolloutDocument.path(migration);
    Snapshot seen = store.read(List.of(rolloutPlace, place), ReadTime.latest()).snapshot();
    Checkpoint checkpoint =
        seen.fields(place)
            .map(Checkpoint::new)
            .orElseGet(() -> Checkpoint.untouched(migration, player));
    if (checkpoint.isCompleted()) {
      return new Answer(Word.ALREADY_MIGRATED, OptionalLong.empty(), checkpoint);
    }
    Optional<RolloutDocument> rollout = Rollouts.checked(seen.fields(rolloutPlace));
    if (rollout.filter(found -> found.includes(migration, player)).isEmpty()) {
      return new Answer(Word.NOT_IN_WAVE, OptionalLong.empty(), checkpoint);
    }
    return rollout.get().isOpen() && !busy.is(migration, player, now)
        ? new Answer(Word.ADMITTED, OptionalLong.of(rollout.get().epoch()), checkpoint)
        : new Answer(Word.PAUSED, OptionalLong.empty(), checkpoint);
  }

  /** The epoch under which whoever may migrate anybody does it; none where there is no rollout. */
  public OptionalLong epoch(Migration<?> migration) {
    return rollouts
        .find(migration)
        .map(rollout -> OptionalLong.of(rollout.epoch()))
        .orElse(OptionalLong.empty());
  }
}
