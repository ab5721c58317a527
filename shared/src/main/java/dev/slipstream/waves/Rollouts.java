package dev.slipstream.waves;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Migration;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The rollout documents of a store. */
public final class Rollouts {

  private final Store store;

  public Rollouts(Store store) {
    this.store = store;
  }

  /** The rollout as it is, an idle one where there is none. Throws {@link WaveRefused}. */
  public RolloutDocument of(Migration<?> migration) {
    return find(migration).orElseGet(() -> RolloutDocument.idle(migration));
  }

  /** The rollout that somebody must have started. Throws {@link WaveRefused} where nobody did. */
  RolloutDocument require(Migration<?> migration) {
    return find(migration)
        .orElseThrow(
            () ->
                new WaveRefused(
                    "There is no rollout of %s; start a wave first.".formatted(migration.id())));
  }

  /** The rollout, where there is one. Throws {@link WaveRefused} where it was edited by hand. */
  public Optional<RolloutDocument> find(Migration<?> migration) {
    Optional<RolloutDocument> found = read(migration);
    found
        .flatMap(rollout -> new Soundness(rollout).problem())
        .ifPresent(
            problem -> {
              throw new WaveRefused(problem);
            });
    return found;
  }

  private Optional<RolloutDocument> read(Migration<?> migration) {
    DocPath path = RolloutDocument.path(migration);
    return store
        .read(List.of(path), ReadTime.latest())
        .snapshot()
        .fields(path)
        .map(RolloutDocument::new);
  }

  /** Whether the rollout goes on, is proved or promoted, when somebody looks after it. */
  public boolean isToBeLookedAfter(Migration<?> migration) {
    return find(migration).filter(rollout -> rollout.isRunning() || rollout.isDone()).isPresent();
  }

  /** The epoch under which whoever acts for an operator does it; none where no wave was started. */
  public OptionalLong epoch(Migration<?> migration) {
    return epochOf(read(migration));
  }

  static OptionalLong epochOf(Optional<RolloutDocument> rollout) {
    return rollout.map(found -> OptionalLong.of(found.epoch())).orElse(OptionalLong.empty());
  }

  /** Pauses what runs under this epoch; empty where something else happened to it meanwhile. */
  Optional<String> pause(Migration<?> migration, long epoch, String reason) {
    DocPath path = RolloutDocument.path(migration);
    return store
        .apply(Turning.ofAnybody(path, epoch, rollout -> rollout.paused(reason)))
        .answer()
        .map(RolloutDocument::reason);
  }
}
