package dev.slipstream.faults;

import dev.slipstream.testing.BadNetwork.Fault;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A bad day, as a seed chooses it: of a hundred calls 3 are not sent and 3 come late; of a hundred
 * commits 3 more are sent twice, and of 6 the answer is lost.
 */
final class Weather implements Function<String, Fault> {

  private final SplittableRandom dice;

  Weather(long seed) {
    this.dice = new SplittableRandom(seed);
  }

  @Override
  public synchronized Fault apply(String method) {
    int roll = dice.nextInt(100);
    return switch (method) {
      case "Commit" -> ofCommit(roll);
      // A lost rollback leaves locks that only time can free: that is what a kill is for.
      case "Rollback" -> Fault.NONE;
      default -> ofRead(roll);
    };
  }

  private static Fault ofRead(int roll) {
    if (roll < 3) {
      return Fault.DROPPED;
    }
    return roll < 6 ? Fault.DELAYED : Fault.NONE;
  }

  private static Fault ofCommit(int roll) {
    if (roll >= 6 && roll < 9) {
      return Fault.REPEATED;
    }
    return roll >= 9 && roll < 15 ? Fault.ANSWER_LOST : ofRead(roll);
  }
}
