package dev.slipstream.waves;

import dev.slipstream.model.Migration;
import dev.slipstream.validation.Certificates;
import dev.slipstream.validation.SweepRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must be true before more players are taken in, design M9: the wave has stood long enough,
 * few enough failed, and a sweep has proved everybody since it was done.
 *
 * @param certificates opened when the first is asked for
 */
record Gate(Supplier<Certificates> certificates) {

  /** A sweep looks a moment into the past. */
  private static final Duration HINDSIGHT = Duration.ofSeconds(2);

  /** What stands in the way of the next wave, in one sentence; empty where nothing does. */
  Optional<String> obstacle(
      Migration<?> migration,
      RolloutDocument done,
      Optional<String> proof,
      Progress settled,
      Instant now) {
    return bake(done, now)
        .or(() -> failures(done, settled, now))
        .or(() -> proof(migration, done, proof.orElse(done.proof())));
  }

  private static Optional<String> bake(RolloutDocument done, Instant now) {
    Instant baked = done.doneAt().orElse(now).plus(done.bake());
    return baked.isAfter(now)
        ? Optional.of(
            "The wave of %s %% must stand until %s before the next one starts."
                .formatted(RolloutDocument.shown(done.percentage()), baked))
        : Optional.empty();
  }

  private static Optional<String> failures(RolloutDocument done, Progress settled, Instant now) {
    Progress since = settled.since(done.base());
    Vitals vitals =
        new Vitals(
            since.completed(),
            since.failed(),
            Optional.empty(),
            List.of(),
            0,
            Duration.ZERO,
            Price.of(since.billed()),
            Duration.between(done.startedAt().orElse(now), now));
    Brake.Verdict verdict = Brake.judge(vitals, done);
    if (verdict instanceof Brake.Pause pause) {
      return Optional.of(pause.reason());
    }
    return verdict instanceof Brake.Abort abort ? Optional.of(abort.reason()) : Optional.empty();
  }

  private Optional<String> proof(Migration<?> migration, RolloutDocument done, String runId) {
    String unproved =
        "The wave of %s %% is not proved: ".formatted(RolloutDocument.shown(done.percentage()));
    try {
      Instant readFrom = certificates.get().readFrom(migration, runId);
      boolean isSince =
          done.doneAt().filter(time -> readFrom.plus(HINDSIGHT).isBefore(time)).isEmpty();
      return isSince
          ? Optional.empty()
          : Optional.of(unproved + "the sweep " + runId + " read before it was done; sweep again.");
    } catch (SweepRefused e) {
      return Optional.of(unproved + e.getMessage());
    }
  }
}
