package dev.slipstream.simulator;

import dev.slipstream.store.memory.MemoryDatabase.Locking;
import java.util.List;
import java.util.function.Supplier;

/**
 * Looks for a mistake, the quick scenarios first. It is called in a class loader of its own, whose
 * classes of the product may have one.
 */
public final class Trial implements Supplier<String> {

  private static final Terms FIRST = Terms.of(Locking.OPTIMISTIC);
  private static final Terms WAITING = Terms.of(Locking.PESSIMISTIC);

  private record Round(Scenario scenario, Terms terms) {}

  private static final List<Round> ROUNDS =
      List.of(
          new Round(Scenario.REDELIVERY, FIRST.withFaults(1)),
          new Round(Scenario.CLAN_MATES, FIRST),
          new Round(Scenario.STANDING_DOCUMENT, FIRST),
          new Round(Scenario.OLD_WAVE, FIRST),
          new Round(Scenario.LATE_WRITER, FIRST.withSweeps(false)),
          new Round(Scenario.SELLING_IN_PARTS, FIRST.withCrashes(1)),
          new Round(Scenario.IN_PARTS, FIRST.withCrashes(1)),
          new Round(Scenario.SWEEP, FIRST.with(Fence.OFF)),
          new Round(Scenario.OLD_WAVE, FIRST.withCrashes(1)),
          new Round(Scenario.LATE_WRITER, WAITING.withSweeps(false)));

  /** What was found first, or nothing. */
  @Override
  public String get() {
    for (Round round : ROUNDS) {
      try {
        Explorer.all(round.scenario(), round.terms());
      } catch (Violation found) {
        return found.what() + "  [" + found.schedule() + "]";
      }
    }
    return "";
  }
}
