package dev.slipstream.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Rounds in which every lane is run once. A round is told its number, by which it lets another lane
 * come first: what drifts or stalls on the machine then meets all.
 */
final class Rounds {

  private static final int LEAST_TO_WARM_UP = 4;
  private static final int MOST_TO_WARM_UP = 10;

  /** A round that takes more than this part of the shortest so far has gained nothing. */
  private static final double NO_GAIN = 0.95;

  private final Consumer<String> say;
  private int begun;

  Rounds(Consumer<String> say) {
    this.say = say;
  }

  /** Runs until it gets no faster. */
  void warmUp(IntFunction<List<Timing>> round) {
    double shortest = Double.MAX_VALUE;
    for (int number = 1; number <= MOST_TO_WARM_UP; number++) {
      say.accept("warming up, round " + number);
      double seconds = round.apply(begun++).stream().mapToDouble(Timing::seconds).sum();
      if (number >= LEAST_TO_WARM_UP && seconds > shortest * NO_GAIN) {
        return;
      }
      shortest = Math.min(shortest, seconds);
    }
  }

  /** Runs the rounds that count. */
  List<Timing> measure(int rounds, IntFunction<List<Timing>> round) {
    List<Timing> timings = new ArrayList<>();
    for (int number = 1; number <= rounds; number++) {
      say.accept("round " + number + " of " + rounds);
      timings.addAll(round.apply(begun++));
    }
    return timings;
  }
}
