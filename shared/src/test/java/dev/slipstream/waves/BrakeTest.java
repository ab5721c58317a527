package dev.slipstream.waves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Value;
import dev.slipstream.waves.Brake.Abort;
import dev.slipstream.waves.Brake.Go;
import dev.slipstream.waves.Brake.Pause;
import dev.slipstream.waves.Brake.Verdict;
import dev.slipstream.waves.Vitals.Alike;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a wave stops, and what it says then. */
final class BrakeTest {

  private static final RolloutDocument ROLLOUT =
      RolloutDocument.idle(new RacingMigration(Mappings.bundled()));
  private static final Vitals WELL =
      new Vitals(100, 0, Optional.empty(), List.of(), 0, Duration.ZERO, 0, Duration.ofMinutes(30));

  private static RolloutDocument with(String field, Value value) {
    return new RolloutDocument(ROLLOUT.fields().with(field, value));
  }

  private static Vitals settled(long completed, long failed) {
    return new Vitals(
        completed,
        failed,
        WELL.alike(),
        WELL.latencies(),
        WELL.waiting(),
        WELL.still(),
        WELL.dollars(),
        WELL.elapsed());
  }

  private static Vitals alike(long subjects) {
    return new Vitals(
        WELL.completed(),
        WELL.failed(),
        Optional.of(new Alike("f1", "MALFORMED_JSON", subjects)),
        WELL.latencies(),
        WELL.waiting(),
        WELL.still(),
        WELL.dollars(),
        WELL.elapsed());
  }

  private static Vitals latencies(List<Duration> latencies) {
    return new Vitals(
        WELL.completed(),
        WELL.failed(),
        WELL.alike(),
        latencies,
        WELL.waiting(),
        WELL.still(),
        WELL.dollars(),
        WELL.elapsed());
  }

  private static Vitals still(long waiting, Duration still) {
    return new Vitals(
        WELL.completed(),
        WELL.failed(),
        WELL.alike(),
        WELL.latencies(),
        waiting,
        still,
        WELL.dollars(),
        WELL.elapsed());
  }

  private static Vitals spent(double dollars, Duration elapsed) {
    return new Vitals(
        WELL.completed(),
        WELL.failed(),
        WELL.alike(),
        WELL.latencies(),
        WELL.waiting(),
        WELL.still(),
        dollars,
        elapsed);
  }

  private static String word(Verdict verdict) {
    return verdict.getClass().getSimpleName();
  }

  private static String reason(Verdict verdict) {
    return assertInstanceOf(Pause.class, verdict).reason();
  }

  @ParameterizedTest(name = "{1} of {0} + {1} failed: {2}")
  @CsvSource({
    "0, 0, Go",
    "100, 0, Go",
    "0, 19, Go",
    "18, 2, Go",
    "17, 3, Pause",
    "90, 10, Go",
    "89, 11, Pause",
    "900000, 100000, Go",
    "899999, 100001, Pause",
    "10, 10, Pause",
    "9, 11, Abort",
    "0, 20, Abort"
  })
  void theShareOfFailures(long completed, long failed, String verdict) {
    assertEquals(verdict, word(Brake.judge(settled(completed, failed), ROLLOUT)));
  }

  @ParameterizedTest(name = "{1} of 100 failed, bound {0} %: {2}")
  @CsvSource({"2.5, 2, Go", "2.5, 3, Pause", "30, 30, Go", "30, 31, Pause", "80, 60, Abort"})
  void theOperatorsShare(double most, long failed, String verdict) {
    RolloutDocument rollout = with("failurePercent", new Value.Real(most));
    assertEquals(verdict, word(Brake.judge(settled(100 - failed, failed), rollout)));
  }

  @ParameterizedTest
  @CsvSource({"1, Go", "4, Go", "5, Pause", "600, Pause"})
  void failuresWithOneFingerprint(long subjects, String verdict) {
    assertEquals(verdict, word(Brake.judge(alike(subjects), ROLLOUT)));
    assertEquals(
        verdict, word(Brake.judgeAlike(new Alike("f1", "MALFORMED_JSON", subjects), ROLLOUT)));
  }

  @Test
  void thoseThatTheOperatorAcceptedStopNothing() {
    RolloutDocument accepting = with("accepted", Value.texts(List.of("f0", "f1")));
    assertEquals(new Go(), Brake.judge(alike(600), accepting));
    assertEquals(
        "Pause", word(Brake.judge(alike(600), with("accepted", Value.texts(List.of("f2"))))));
  }

  /** Of 20, one may be slow; of 10, none. */
  @ParameterizedTest(name = "{1} of {0} slow: {2}")
  @CsvSource({"9, 9, Go", "10, 0, Go", "10, 1, Pause", "20, 1, Go", "20, 2, Pause"})
  void theSlowestLiveOperations(int all, int slow, String verdict) {
    List<Duration> latencies = new ArrayList<>(Collections.nCopies(slow, Duration.ofMillis(2_001)));
    latencies.addAll(Collections.nCopies(all - slow, Duration.ofSeconds(2)));
    assertEquals(verdict, word(Brake.judge(latencies(latencies), ROLLOUT)));
  }

  @ParameterizedTest
  @CsvSource({"0, 900000, Go", "1, 900, Go", "1, 901, Pause", "300, 86400, Pause"})
  void nobodyIsSettledWhileSomeWait(long waiting, long seconds, String verdict) {
    assertEquals(verdict, word(Brake.judge(still(waiting, Duration.ofSeconds(seconds)), ROLLOUT)));
  }

  @ParameterizedTest(name = "${0} in {1} min: {2}")
  @CsvSource({"10, 30, Go", "10.01, 30, Pause", "20, 120, Go", "20.01, 120, Pause", "99, 600, Go"})
  void theBudgetOfAnHour(double dollars, long minutes, String verdict) {
    RolloutDocument rollout = with("dollarsPerHour", new Value.Real(10));
    assertEquals(verdict, word(Brake.judge(spent(dollars, Duration.ofMinutes(minutes)), rollout)));
  }

  @ParameterizedTest
  @CsvSource({"50, Go", "50.01, Pause"})
  void theBudgetOfTheWave(double dollars, String verdict) {
    RolloutDocument rollout = with("dollars", Value.of(50));
    assertEquals(verdict, word(Brake.judge(spent(dollars, Duration.ofHours(90)), rollout)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dollars", "dollarsPerHour"})
  void aBudgetOfNothingIsNone(String budget) {
    assertEquals(new Go(), Brake.judge(spent(1e6, Duration.ZERO), with(budget, new Value.Real(0))));
  }

  @Test
  void whoCannotSeeStops() {
    String reason = reason(Brake.blind("no answer"));
    assertEquals("How the wave does cannot be read (no answer), so it does not go on.", reason);
  }

  @Test
  void theFirstReasonIsTheSentence() {
    Vitals all =
        new Vitals(
            80,
            20,
            Optional.of(new Alike("f1", "MALFORMED_JSON", 5)),
            Collections.nCopies(10, Duration.ofSeconds(3)),
            7,
            Duration.ofMinutes(16),
            99,
            Duration.ofMinutes(30));
    RolloutDocument rollout = with("dollars", Value.of(1));
    assertEquals(
        "20 of 100 players failed, more than 10 %: look at ./slipstream quarantine list, then"
            + " resume.",
        reason(Brake.judge(all, rollout)));
    Vitals fewer =
        new Vitals(
            99,
            1,
            all.alike(),
            all.latencies(),
            all.waiting(),
            all.still(),
            all.dollars(),
            all.elapsed());
    assertEquals(
        "5 players failed with one fingerprint, f1 (MALFORMED_JSON): look at one of them, then"
            + " resume with --accept f1 if it is what you expect.",
        reason(Brake.judge(fewer, rollout)));
    assertEquals(
        "Live operations take 3000 ms at the 95th percentile, more than 2000: wait until they are"
            + " fast again, then resume with a lower rate.",
        reason(Brake.judge(latencies(all.latencies()), rollout)));
    assertEquals(
        "7 players were handed out and nobody was settled for 16 minutes: see whether"
            + " migrateUserBatch runs and what its log says, then resume.",
        reason(Brake.judge(still(7, all.still()), rollout)));
    assertEquals(
        "$99.00 were spent in this wave, more than the budget of $1.00: resume with a higher one,"
            + " or abort.",
        reason(Brake.judge(spent(99, all.elapsed()), rollout)));
    String hopeless = assertInstanceOf(Abort.class, Brake.judge(settled(10, 90), rollout)).reason();
    assertTrue(hopeless.startsWith("90 of 100 players failed, more than half: "), hopeless);
  }
}
