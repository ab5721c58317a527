package dev.slipstream.waves;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Contract E5: the waves of a rollout that goes by itself, and how long each must stand. */
enum UsualWave {
  FIRST(1, 24),
  SECOND(5, 48),
  THIRD(25, 72),
  LAST(100, 168);

  private final double percentage;
  private final Duration bake;

  UsualWave(double percentage, long bakeHours) {
    this.percentage = percentage;
    this.bake = Duration.ofHours(bakeHours);
  }

  /** How many of a hundred players the next has; empty after the last. */
  static Optional<Double> after(double percentage) {
    return Arrays.stream(values())
        .map(wave -> wave.percentage)
        .filter(share -> share > percentage)
        .findFirst();
  }

  /** How long a wave must stand that has so many of a hundred players. */
  static Duration bake(double percentage) {
    return Arrays.stream(values())
        .filter(wave -> wave.percentage >= percentage)
        .map(wave -> wave.bake)
        .findFirst()
        .orElse(LAST.bake);
  }
}
