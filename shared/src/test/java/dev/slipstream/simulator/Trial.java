package dev.slipstream.simulator;

import dev.slipstream.store.memory.MemoryDatabase.Locking;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks for a mistake, the quick scenarios first. It is called in a class loader of its own, whose
 * classes of the product may have one.
 */
public final class Trial implements Supplier<String> {

  private static final Terms FIRST = Terms.of(Locking.OPTIMISTIC);
  private static final Terms WAITING = Terms.of(Locking.PESSIMISTIC);

  private record Round(Scenario scenario, Terms terms) {}

  private static final List<Round> ECONOMY =
      List.of(
          new Round(Scenario.BUYERS, FIRST.withFaults(1)),
          new Round(Scenario.BUYING, FIRST.withFaults(1)),
          new Round(Scenario.GIVING, FIRST),
          new Round(Scenario.WINNING, FIRST),
          new Round(Scenario.SPENDING_IN_PARTS, FIRST),
          new Round(Scenario.SPENDING_AND_SWEEP, FIRST.with(Fence.OFF)));

  private static final List<Round> MIGRATION =
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

  private final boolean isOfEconomy;

  /**
   * @param isOfEconomy whether to begin with operations, rather than with migrations
   */
  public Trial(boolean isOfEconomy) {
    this.isOfEconomy = isOfEconomy;
  }

  /** What was found first, or nothing. */
  @Override
  public String get() {
    for (Round round : isOfEconomy ? both(ECONOMY, MIGRATION) : both(MIGRATION, ECONOMY)) {
      try {
        Explorer.all(round.scenario(), round.terms());
      } catch (Violation found) {
        return found.what() + "  [" + found.schedule() + "]";
      }
    }
    return "";
  }

  private static List<Round> both(List<Round> first, List<Round> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
