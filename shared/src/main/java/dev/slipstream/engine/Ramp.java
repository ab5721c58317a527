package dev.slipstream.engine;

import java.time.Duration;
import java.util.OptionalInt;

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
    return take(elapsed, writes, OptionalInt.empty());
  }

  /**
   * The same at a rate of the operator's.
   *
   * @param rate writes a second; by the ramp where there is none
   */
  public Slot take(Duration elapsed, int writes, OptionalInt rate) {
    Duration begin = spentUntil.compareTo(elapsed) > 0 ? spentUntil : elapsed;
    double perSecond = rate.isPresent() ? rate.getAsInt() : perSecond(begin);
    Duration cost = Duration.ofNanos(Math.round(NANOS_PER_SECOND * writes / perSecond));
    return new Slot(begin.minus(elapsed), new Ramp(begin.plus(cost)));
  }

  /** Writes a second at this time. */
  static double perSecond(Duration elapsed) {
    return START_PER_SECOND * Math.pow(GROWTH, (double) elapsed.dividedBy(STEP));
  }
}
