package dev.slipstream.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How long a lane took.
 *
 * @param lane its name
 * @param seconds all pieces of work together
 * @param nanos each piece that was done, the shortest first
 * @param gaveUp pieces that were not done, because others were in the way
 * @param lost pieces that were done, and whose effect is gone
 */
record Timing(
    String lane, int concurrency, double seconds, List<Long> nanos, long gaveUp, long lost) {

  private static final double NANOS_OF_A_MILLI = 1e6;

  Timing {
    nanos = nanos.stream().sorted().toList();
  }

  Timing withLost(long pieces) {
    return new Timing(lane, concurrency, seconds, nanos, gaveUp, pieces);
  }

  long done() {
    return nanos.size();
  }

  double perSecond() {
    return done() / seconds;
  }

  /** The time that so many of a hundred pieces did not exceed; not a number where none was done. */
  double millis(int percent) {
    return nanos.isEmpty()
        ? Double.NaN
        : nanos.get((nanos.size() - 1) * percent / 100) / NANOS_OF_A_MILLI;
  }

  /** The median of what all timings of a lane say. */
  static double median(
      List<Timing> timings, String lane, int concurrency, ToDoubleFunction<Timing> what) {
    double[] values =
        timings.stream()
            .filter(timing -> timing.lane().equals(lane) && timing.concurrency() == concurrency)
            .mapToDouble(what)
            .sorted()
            .toArray();
    return values[values.length / 2];
  }
}
