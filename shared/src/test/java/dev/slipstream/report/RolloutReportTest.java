package dev.slipstream.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.Usage;
import dev.slipstream.waves.Progress;
import dev.slipstream.waves.RolloutDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RolloutReportTest {

  private static final Instant START = Instant.parse("2025-10-15T12:00:00Z");

  /** 100 000 reads are 3 cents, writes 9, deletes 1. */
  private static final Usage BILLED = new Usage(200_000, 100_000, 100_000);

  private static Fields.Builder rollout() {
    return Fields.builder()
        .put("state", "running")
        .put("percentage", new Value.Real(25))
        .put("wave", 3)
        .put("epoch", 4)
        .put("revision", 7)
        .put("pass", 1)
        .put("handedOut", 120)
        .put("deferred", 2)
        .put("startedAt", START)
        .put("base", Fields.builder().put("completed", 100).put("reads", 100_000).build());
  }

  private static RolloutReport report(Fields rollout, long completed, Duration after) {
    return new RolloutReport(
        new RolloutDocument(rollout),
        Map.of("completed", completed, "failed", 10L),
        1000,
        new Progress(completed, 10, BILLED),
        START.plus(after));
  }

  @Test
  void rateAndTimeLeftAreThoseOfThisWave() {
    RolloutReport report = report(rollout().build(), 190, Duration.ofSeconds(50));
    assertEquals(250, report.inWave());
    assertEquals(50, report.left());
    assertEquals(2.0, report.perSecond());
    assertEquals(Optional.of(Duration.ofSeconds(25)), report.eta());
    assertEquals(0.03 + 0.09 + 0.01, report.dollars(), 1e-9);
    assertEquals("2.0 players/s, 0 min 25 s left, $0.1300", report.inShort());
  }

  @Test
  void whatTakesHoursIsSaidInHours() {
    RolloutReport report = report(rollout().build(), 91, Duration.ofHours(1));
    assertEquals("0.0 players/s, 149 h 0 min left, $0.1300", report.inShort());
  }

  @Test
  void whereNothingMovesNothingIsForetold() {
    Fields idle = Fields.builder().put("state", "idle").put("percentage", 0).build();
    RolloutReport report =
        new RolloutReport(
            new RolloutDocument(idle), Map.of(), 0, new Progress(0, 0, Usage.NONE), START);
    assertEquals(0, report.perSecond());
    assertEquals(Optional.empty(), report.eta());
    assertEquals(0, report.left());
    assertEquals("0.0 players/s, $0.0000", report.inShort());
  }

  @Test
  void whoWasTakenBackIsNotWaitedFor() {
    RolloutReport report =
        new RolloutReport(
            new RolloutDocument(rollout().build()),
            Map.of("completed", 190L, "failed", 10L, "rolled_back", 20L),
            1000,
            new Progress(190, 10, BILLED),
            START.plusSeconds(50));
    assertEquals(30, report.left());
  }

  @Test
  void moreThanExpectedLeavesNobody() {
    RolloutReport report = report(rollout().build(), 300, Duration.ofSeconds(10));
    assertEquals(0, report.left());
    assertEquals(Optional.empty(), report.eta());
  }

  @Test
  void aWaveThatIsDoneKeepsItsRate() {
    Fields done = rollout().put("state", "done").put("doneAt", START.plusSeconds(100)).build();
    assertEquals(1.0, report(done, 190, Duration.ofDays(3)).perSecond());
  }

  @Test
  void itSaysWhyItStandsStill() {
    Fields paused = rollout().put("state", "paused").put("reason", "A look.").build();
    String lines = String.join("\n", report(paused, 190, Duration.ofSeconds(50)).toLines());
    assertTrue(lines.contains("paused, wave 3: 25 % (epoch 4)"), lines);
    assertTrue(lines.contains("A look."), lines);
    assertTrue(lines.contains("250 of 1000 in the wave, 50 left"), lines);
    assertTrue(lines.contains("120 in pass 1, 2 deferred"), lines);
    assertTrue(lines.contains("100000 reads, 100000 writes, 100000 deletes, $0.1300"), lines);
  }

  @Test
  void machinesReadTheSame() {
    Fields fields = report(rollout().build(), 190, Duration.ofSeconds(50)).toFields();
    assertEquals("running", fields.text("state").orElseThrow());
    assertEquals(7, fields.integer("revision").orElseThrow());
    assertEquals(50, fields.integer("left").orElseThrow());
    assertEquals(25, fields.integer("etaSeconds").orElseThrow());
    assertEquals(10, fields.fields("checkpoints").integer("failed").orElseThrow());
    assertEquals(new Value.Real(2.0), fields.get("perSecond").orElseThrow());
  }
}
