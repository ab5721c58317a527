package dev.slipstream.cleanup;

import java.time.Duration;

/**
 * One budget of writes, by Firestore's ramp: 500 a second in the first five minutes, half as many
 * again in each five minutes that follow. What was not used is not saved up. Immutable, and without
 * a clock: times are since the start.
 *
 * @param spentUntil when all that was taken so far is paid for
 */
public record Ramp(Duration spentUntil) {

  static final int START_PER_SECOND = 500;
  static final double GROWTH = 1.5;
  static final Duration STEP = Duration.ofMinutes(5);

  private static final double NANOS_PER_SECOND = 1e9;

  /** Nothing is spent yet. */
  public static final Ramp START = new Ramp(Duration.ZERO);

  /**
   * A place in the budget.
   *
   * @param pause from now until these writes may be sent
   * @param then the budget without them
   */
  public record Slot(Duration pause, Ramp then) {}

  /** Takes these writes out of the budget. */
  public Slot take(Duration elapsed, int writes) {
    Duration begin = spentUntil.compareTo(elapsed) > 0 ? spentUntil : elapsed;
    Duration cost = Duration.ofNanos(Math.round(NANOS_PER_SECOND * writes / perSecond(begin)));
    return new Slot(begin.minus(elapsed), new Ramp(begin.plus(cost)));
  }

  /** Writes a second at this time. */
  static double perSecond(Duration elapsed) {
    return START_PER_SECOND * Math.pow(GROWTH, (double) elapsed.dividedBy(STEP));
  }
}
