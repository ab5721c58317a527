package dev.slipstream.faults;

import dev.slipstream.testing.BadNetwork.Fault;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A bad day, as a seed chooses it: of a hundred reads 5 are not sent and 5 come late, of a hundred
 * commits 5 are not sent, 5 come late, 5 are sent twice, and of 8 the answer is lost.
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
    if (roll < 5) {
      return Fault.DROPPED;
    }
    return roll < 10 ? Fault.DELAYED : Fault.NONE;
  }

  private static Fault ofCommit(int roll) {
    if (roll >= 10 && roll < 15) {
      return Fault.REPEATED;
    }
    return roll >= 15 && roll < 23 ? Fault.ANSWER_LOST : ofRead(roll);
  }
}
