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
          new Round(Scenario.LATE_AFTER_PLAY, FIRST.with(Fence.OFF)),
          new Round(Scenario.OLD_WAVE, FIRST.withCrashes(1)),
          new Round(Scenario.LATE_WRITER, WAITING.withSweeps(false)));

  private static final List<Round> WAY_BACK =
      List.of(
          new Round(Scenario.EARNING_BACK, FIRST),
          new Round(Scenario.REFUSED_BACK, FIRST),
          new Round(Scenario.FORCED_BACK, FIRST),
          new Round(Scenario.BACK_IN_WAVES, FIRST),
          new Round(Scenario.BACK_IN_SMALL_PARTS, FIRST),
          new Round(Scenario.BACK_IN_SPOILT_PARTS, FIRST.with(Fence.OFF)),
          new Round(Scenario.SAVING_BACK, FIRST.with(Fence.OFF)),
          new Round(Scenario.BACK_TWICE, FIRST),
          new Round(Scenario.BACK_IN_PARTS, FIRST),
          new Round(Scenario.STANDING_BACK, FIRST),
          new Round(Scenario.ABANDONED, FIRST),
          new Round(Scenario.BACK_IN_PARTS_AND_THERE, FIRST));

  private static final List<Round> WAVES =
      List.of(
          new Round(Scenario.BRAKING_WORKER, FIRST),
          new Round(Scenario.PAUSED_WORKER, FIRST),
          new Round(Scenario.TWO_DISPATCHERS, FIRST),
          new Round(Scenario.SLEEPING_DISPATCHER, FIRST),
          new Round(Scenario.BATCHES_IN_ANY_ORDER, FIRST),
          new Round(Scenario.PAUSED_DISPATCHER, FIRST),
          new Round(Scenario.BATCH_AND_ABORT, FIRST));

  private final String field;

  /**
   * @param field what to begin with: operations, the way back, waves, or else migrations
   */
  public Trial(String field) {
    this.field = field;
  }

  /** What was found first, or nothing. */
  @Override
  public String get() {
    for (Round round : rounds()) {
      try {
        Explorer.all(round.scenario(), round.terms());
      } catch (Violation found) {
        return found.what() + "  [" + found.schedule() + "]";
      }
    }
    return "";
  }

  private List<Round> rounds() {
    return switch (field) {
      case "operations" -> all(ECONOMY, WAY_BACK, MIGRATION, WAVES);
      case "way back" -> all(WAY_BACK, ECONOMY, MIGRATION, WAVES);
      case "waves" -> all(WAVES, MIGRATION, WAY_BACK, ECONOMY);
      default -> all(MIGRATION, WAVES, WAY_BACK, ECONOMY);
    };
  }

  private static List<Round> all(
      List<Round> first, List<Round> second, List<Round> third, List<Round> fourth) {
    return Stream.of(first, second, third, fourth).flatMap(List::stream).toList();
  }
}
