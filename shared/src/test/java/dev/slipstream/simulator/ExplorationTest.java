package dev.slipstream.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.simulator.Explorer.Explored;
import dev.slipstream.store.memory.MemoryDatabase.Locking;
import java.math.BigInteger;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every interleaving of a player's protocol, and every crash; what was explored is printed. */
final class ExplorationTest {

  private static final long SEEDS = 20;
  private static final long MANY_SEEDS = 300;

  private static BigInteger schedules = BigInteger.ZERO;
  private static long states;
  private static double seconds;

  private static Explored explore(Scenario scenario, Terms terms) {
    long start = System.nanoTime();
    Explored explored = Explorer.all(scenario, terms);
    double taken = (System.nanoTime() - start) / 1e9;
    schedules = schedules.add(explored.schedules());
    states += explored.states();
    seconds += taken;
    System.out.printf(
        Locale.ROOT,
        "explored %s %,d schedules, %,d states, 0 violations, %.1f s%n",
        new Schedule(scenario, terms),
        explored.schedules(),
        explored.states(),
        taken);
    return explored;
  }

  @AfterAll
  static void sum() {
    System.out.printf(
        Locale.ROOT,
        "explored in all: %,d schedules, %,d states, 0 violations, %.1f s%n",
        schedules,
        states,
        seconds);
  }

  /** Two migrators and an old client, any one of them dying at any step; by the fence alone. */
  @ParameterizedTest
  @EnumSource
  void aRedeliveryAndAnOldClientMeetInEveryWay(Locking locking) {
    Terms fenceAlone = Terms.of(locking).with(Fence.AT_COMMIT).withSweeps(false);
    explore(Scenario.LATE_WRITER, fenceAlone.withCrashes(1));
  }

  static Stream<Arguments> others() {
    return Stream.of(Locking.values())
        .flatMap(
            locking ->
                Stream.of(
                    Arguments.of(Scenario.REDELIVERY, Terms.of(locking).withCrashes(2)),
                    Arguments.of(Scenario.STANDING_DOCUMENT, Terms.of(locking).withCrashes(1)),
                    Arguments.of(Scenario.IN_PARTS, Terms.of(locking).withCrashes(1)),
                    Arguments.of(Scenario.SELLING_IN_PARTS, Terms.of(locking).withCrashes(1)),
                    Arguments.of(Scenario.CLAN_MATES, Terms.of(locking).withCrashes(2)),
                    Arguments.of(Scenario.OLD_WAVE, Terms.of(locking).withCrashes(1)),
                    Arguments.of(Scenario.SWEEP, Terms.of(locking).with(Fence.OFF).withCrashes(0)),
                    Arguments.of(
                        Scenario.LATE_AFTER_PLAY,
                        Terms.of(locking).with(Fence.OFF).withCrashes(0))));
  }

  @ParameterizedTest
  @MethodSource("others")
  void everyCrashOfEveryScenarioIsSurvived(Scenario scenario, Terms terms) {
    explore(scenario, terms);
  }

  /** A player who spends, the same asked for again, a migrator and an old client. */
  static Stream<Terms> spending() {
    return Stream.of(Terms.of(Locking.OPTIMISTIC).withCrashes(1), Terms.of(Locking.PESSIMISTIC));
  }

  @ParameterizedTest
  @MethodSource("spending")
  void anOperationItsRepetitionAMigratorAndAnOldClientMeetInEveryWay(Terms terms) {
    explore(Scenario.SPENDING, terms);
  }

  static Stream<Arguments> operations() {
    return Stream.of(Locking.values())
        .flatMap(
            locking ->
                Stream.of(
                    Arguments.of(Scenario.BUYING, Terms.of(locking).withCrashes(1)),
                    Arguments.of(Scenario.BUYING, Terms.of(locking).withFaults(1)),
                    Arguments.of(Scenario.BUYERS, Terms.of(locking).withCrashes(1)),
                    Arguments.of(Scenario.BUYERS, Terms.of(locking).withFaults(1)),
                    Arguments.of(Scenario.GIVING, Terms.of(locking).withCrashes(1)),
                    Arguments.of(Scenario.GIVING, Terms.of(locking).withFaults(1)),
                    Arguments.of(Scenario.WINNING, Terms.of(locking)),
                    Arguments.of(Scenario.SPENDING_IN_PARTS, Terms.of(locking)),
                    Arguments.of(Scenario.SPENDING_AND_SWEEP, Terms.of(locking).with(Fence.OFF))));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operationsSurviveCrashesAndEveryFateOfACommit(Scenario scenario, Terms terms) {
    explore(scenario, terms);
  }

  static Stream<Scenario> crowds() {
    return Stream.of(Scenario.MIGRATING_BUYERS, Scenario.GIVING_TWICE, Scenario.CLAN_MATES_WINNING);
  }

  /** Four at once; where writers wait for readers only as seeds choose. */
  @ParameterizedTest
  @MethodSource("crowds")
  void crowdsMeetInEveryWay(Scenario crowd) {
    explore(crowd, Terms.of(Locking.OPTIMISTIC));
  }

  static Stream<Arguments> waysBack() {
    Terms terms = Terms.of(Locking.OPTIMISTIC).withCrashes(1);
    Terms unfenced = terms.with(Fence.OFF);
    return Stream.of(
        Arguments.of(Scenario.EARNING_BACK, terms),
        Arguments.of(Scenario.SAVING_BACK, terms),
        Arguments.of(Scenario.SAVING_BACK, terms.with(Fence.ON_ARRIVAL)),
        Arguments.of(Scenario.SAVING_BACK, unfenced),
        Arguments.of(Scenario.QUEUED_BACK, terms),
        Arguments.of(Scenario.QUEUED_BACK, terms.with(Fence.ON_ARRIVAL)),
        Arguments.of(Scenario.QUEUED_BACK, unfenced.withCrashes(0)),
        Arguments.of(Scenario.BACK_TWICE, terms),
        Arguments.of(Scenario.THERE_AND_BACK, terms),
        Arguments.of(Scenario.LATE_WRITER_AND_BACK, terms),
        Arguments.of(Scenario.STANDING_BACK, terms),
        Arguments.of(Scenario.BACK_IN_PARTS, terms),
        Arguments.of(Scenario.BACK_IN_PARTS_AND_THERE, unfenced.withCrashes(0)),
        Arguments.of(Scenario.BACK_IN_SMALL_PARTS, terms),
        Arguments.of(Scenario.BACK_IN_SMALL_PARTS, unfenced),
        Arguments.of(Scenario.BACK_IN_SPOILT_PARTS, unfenced),
        Arguments.of(Scenario.ABANDONED, terms),
        Arguments.of(Scenario.BACK_IN_WAVES, terms),
        Arguments.of(Scenario.BACK_IN_WAVES_IN_PARTS, terms),
        Arguments.of(Scenario.COUNTING_BACK, terms),
        Arguments.of(Scenario.FORCED_BACK, terms),
        Arguments.of(Scenario.REFUSED_BACK, terms));
  }

  /** Each way back, with whoever it may meet, and a crash of any one at any step. */
  @ParameterizedTest
  @MethodSource("waysBack")
  void everyWayBackMeetsEverybodyInEveryWay(Scenario scenario, Terms terms) {
    explore(scenario, terms);
  }

  static Stream<Arguments> waysBackThatWait() {
    Terms terms = Terms.of(Locking.PESSIMISTIC);
    return Stream.of(
        Arguments.of(Scenario.EARNING_BACK, terms),
        Arguments.of(Scenario.SAVING_BACK, terms.withCrashes(1)),
        Arguments.of(Scenario.SAVING_BACK, terms.with(Fence.ON_ARRIVAL)),
        Arguments.of(Scenario.SAVING_BACK, terms.with(Fence.OFF)),
        Arguments.of(Scenario.QUEUED_BACK, terms.withCrashes(1)),
        Arguments.of(Scenario.BACK_TWICE, terms),
        Arguments.of(Scenario.STANDING_BACK, terms),
        Arguments.of(Scenario.BACK_IN_PARTS, terms.withCrashes(1)),
        Arguments.of(Scenario.BACK_IN_SMALL_PARTS, terms.with(Fence.OFF)),
        Arguments.of(Scenario.BACK_IN_SPOILT_PARTS, terms.with(Fence.OFF)),
        Arguments.of(Scenario.ABANDONED, terms),
        Arguments.of(Scenario.BACK_IN_WAVES, terms.withCrashes(1)),
        Arguments.of(Scenario.COUNTING_BACK, terms),
        Arguments.of(Scenario.FORCED_BACK, terms),
        Arguments.of(Scenario.REFUSED_BACK, terms.withCrashes(1)));
  }

  /** The same where writers wait for readers. */
  @ParameterizedTest
  @MethodSource("waysBackThatWait")
  void everyWayBackSurvivesWaiting(Scenario scenario, Terms terms) {
    explore(scenario, terms);
  }

  static Stream<Scenario> faultyWaysBack() {
    return Stream.of(
        Scenario.EARNING_BACK,
        Scenario.SAVING_BACK,
        Scenario.BACK_IN_PARTS,
        Scenario.ABANDONED,
        Scenario.BACK_IN_WAVES,
        Scenario.FORCED_BACK);
  }

  @ParameterizedTest
  @MethodSource("faultyWaysBack")
  void everyWayBackSurvivesEveryFateOfACommit(Scenario scenario) {
    explore(scenario, Terms.of(Locking.OPTIMISTIC).withFaults(1));
  }

  /**
   * Two migrators, an operation and its repetition, an old client, a way back, and whoever counts
   * the clan, a transaction at a time and with a crash of any one at any step; that transactions
   * are whole is what the others prove.
   */
  @Test
  void everybodyMeetsInEveryWayATransactionAtATime() {
    explore(Scenario.EVERYBODY_IN_TURNS, Terms.of(Locking.OPTIMISTIC).withCrashes(1));
  }

  /** Call by call there are too many ways to play them all. */
  @ParameterizedTest
  @EnumSource
  void everybodyMeetsAsSeedsChoose(Locking locking) {
    Terms terms = Terms.of(locking).withCrashes(1);
    Explorer.random(Scenario.EVERYBODY, terms, LongStream.rangeClosed(1, MANY_SEEDS));
  }

  /** A migrator, an operation and its repetition, an old client and a way back. */
  @Test
  void anOperationItsRepetitionAnOldClientAndAWayBackMeetInEveryWay() {
    explore(Scenario.SPENDING_AND_BACK, Terms.of(Locking.OPTIMISTIC));
  }

  static Stream<Arguments> waves() {
    Terms terms = Terms.of(Locking.OPTIMISTIC).withCrashes(1);
    Terms waiting = Terms.of(Locking.PESSIMISTIC);
    return Stream.of(
        Arguments.of(Scenario.BATCH_TWICE, terms.withCrashes(0)),
        Arguments.of(Scenario.BATCH_AND_ABORT, terms.withCrashes(0)),
        Arguments.of(Scenario.BATCH_AND_ABORT, waiting),
        Arguments.of(Scenario.BATCHES_IN_ANY_ORDER, terms),
        Arguments.of(Scenario.TWO_DISPATCHERS, terms),
        Arguments.of(Scenario.SLEEPING_DISPATCHER, terms),
        Arguments.of(Scenario.PAUSED_DISPATCHER, terms),
        Arguments.of(Scenario.PAUSED_WORKER, terms),
        Arguments.of(Scenario.PAUSED_WORKER, waiting),
        Arguments.of(Scenario.BRAKING_WORKER, terms),
        Arguments.of(Scenario.BRAKING_WORKER, waiting));
  }

  /** Whoever hands a wave out, works for it and stops it. */
  @ParameterizedTest
  @MethodSource("waves")
  void aWaveMeetsWhateverStopsItInEveryWay(Scenario scenario, Terms terms) {
    explore(scenario, terms);
  }

  static Stream<Arguments> faulty() {
    return Stream.of(Locking.values())
        .flatMap(
            locking ->
                Stream.of(
                        Scenario.REDELIVERY,
                        Scenario.STANDING_DOCUMENT,
                        Scenario.IN_PARTS,
                        Scenario.CLAN_MATES,
                        Scenario.LATE_WRITER)
                    .map(scenario -> Arguments.of(scenario, Terms.of(locking).withFaults(1))));
  }

  /** Aborted, not arrived, answer lost, time up before and after: at every commit. */
  @ParameterizedTest
  @MethodSource("faulty")
  void everyFateOfEveryCommitIsSurvived(Scenario scenario, Terms terms) {
    explore(scenario, terms);
  }

  static Stream<Arguments> fences() {
    return Stream.of(Locking.values())
        .flatMap(
            locking ->
                Stream.of(Fence.values())
                    .map(fence -> Arguments.of(Terms.of(locking).with(fence))));
  }

  /**
   * With the sweep, whenever the rules are asked; without it, only where they are asked in time.
   */
  @ParameterizedTest
  @MethodSource("fences")
  void aLateWriteIsRefusedOrSweptIn(Terms terms) {
    explore(Scenario.LATE_WRITER, terms);
    Terms unswept = terms.withSweeps(false);
    if (terms.fence() == Fence.AT_COMMIT) {
      explore(Scenario.LATE_WRITER, unswept);
    } else {
      assertLost(assertThrows(Violation.class, () -> explore(Scenario.LATE_WRITER, unswept)));
    }
  }

  /** The proof can fail, and what it has found can be seen again. */
  private static void assertLost(Violation found) {
    assertEquals("NoWriteLost", found.what().oracle());
    Violation again =
        assertThrows(Violation.class, () -> Schedule.replay(found.schedule().toString()));
    assertEquals(found.what(), again.what());
    System.out.println("found, as it must be: " + found.schedule() + " " + found.what());
  }

  static Stream<Arguments> few() {
    return Stream.of(
        Arguments.of(Scenario.REDELIVERY, Terms.of(Locking.OPTIMISTIC)),
        Arguments.of(Scenario.CLAN_MATES, Terms.of(Locking.PESSIMISTIC)),
        Arguments.of(Scenario.CLAN_MATES, Terms.of(Locking.OPTIMISTIC).withCrashes(1)));
  }

  /** Going on from a state once finds as many schedules as going on from it each time. */
  @ParameterizedTest
  @MethodSource("few")
  void leavingOutStatesThatWereSeenLeavesOutNothing(Scenario scenario, Terms terms) {
    Explored pruned = Explorer.all(scenario, terms);
    Explored full = Explorer.allWithoutPruning(scenario, terms);
    assertEquals(full.schedules(), pruned.schedules());
    assertTrue(pruned.moves() < full.moves(), "something was left out");
  }

  /** Beyond what can be played in every way: three crashes and three faults, as seeds choose. */
  @ParameterizedTest
  @EnumSource
  void randomSchedulesHold(Locking locking) {
    Terms rough = Terms.of(locking).with(Fence.ON_ARRIVAL).withCrashes(3).withFaults(3);
    LongStream.rangeClosed(1, SEEDS)
        .forEach(
            seed -> Scenario.all().forEach(scenario -> Explorer.random(scenario, rough, seed)));
    System.out.printf(
        Locale.ROOT, "played %d random schedules, %s%n", SEEDS * Scenario.all().size(), locking);
  }

  @Test
  void aSeedChoosesTheSameScheduleEachTime() {
    Terms terms = Terms.of(Locking.PESSIMISTIC).withCrashes(2).withFaults(2);
    Schedule first = Explorer.random(Scenario.LATE_WRITER, terms, 7);
    assertEquals(first, Explorer.random(Scenario.LATE_WRITER, terms, 7));
    String text = new Schedule(Scenario.LATE_WRITER, terms).toString();
    assertEquals(first, Schedule.replay(text + "seed=7"));
    assertEquals(first, Schedule.replay(first.toString()));
  }
}
