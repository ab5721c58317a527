package dev.slipstream.seed;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that is the same for the same seed, purpose and number, whoever asks and when. */
final class Dice {

  private static final int PERCENT = 100;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  private Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static Dice of(long seed, String purpose, long number) {
    return new Dice(mix(mix(seed * GOLDEN + purpose.hashCode()) + number * GOLDEN));
  }

  /** Spreads neighbouring seeds apart, as SplittableRandom does between its own (Stafford's 13). */
  private static long mix(long seed) {
    long a = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(int percent) {
    return below(PERCENT) < percent;
  }

  /** From 0 to {@code most}, mostly little: the higher the power, the rarer is much. */
  long skewed(long most, int power) {
    double share = 1;
    for (int i = 0; i < power; i++) {
      share *= random.nextDouble();
    }
    return (long) (share * (most + 1));
  }

  <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }
}
