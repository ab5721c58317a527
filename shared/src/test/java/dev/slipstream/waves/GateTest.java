package dev.slipstream.waves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.model.Migration;
import dev.slipstream.store.Usage;
import dev.slipstream.validation.Sweep;
import dev.slipstream.validation.Sweeper;
import dev.slipstream.waves.Order.Action;
import dev.slipstream.waves.RolloutDocument.State;
import dev.slipstream.waves.WaveGround.Seeded;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must be true before the next wave. */
final class GateTest {

  private static Seeded seeded;

  @TempDir private Path folder;
  private WaveGround ground;

  @BeforeAll
  static void seed() {
    seeded = Seeded.of(40, 0);
  }

  @BeforeEach
  void open() {
    ground = new WaveGround(seeded, folder);
  }

  /** A wave of a quarter is done, by usual bake times. */
  private RolloutDocument done() {
    ground.order(Order.start(25));
    return ground.carryOn();
  }

  private Optional<String> obstacle(Migration<?> migration, RolloutDocument done, String proof) {
    return new Gate(() -> ground.certificates)
        .obstacle(
            migration,
            done,
            proof.isEmpty() ? Optional.empty() : Optional.of(proof),
            new Census(ground.store).settled(migration),
            done.doneAt().orElseThrow().plus(Duration.ofDays(3)));
  }

  @Test
  void aWaveMustStandAsLongAsTheContractSays() {
    RolloutDocument done = done();
    Instant baked = done.doneAt().orElseThrow().plus(Duration.ofDays(3));
    WaveRefused early = assertThrows(WaveRefused.class, () -> ground.order(Order.start(100)));
    assertEquals(
        "The wave of 25 % must stand until " + baked + " before the next one starts.",
        early.getMessage());
    assertEquals(done, ground.rollout());
    ground.clock.advance(Duration.ofDays(3));
    assertEquals(State.RUNNING, ground.order(Order.start(100)).state());
  }

  @ParameterizedTest
  @CsvSource({"0.5, 24", "1, 24", "5, 48", "25, 72", "50, 168", "100, 168"})
  void eachShareHasItsTime(double share, long hours) {
    assertEquals(Duration.ofHours(hours), ground.order(Order.start(share)).bake());
  }

  @Test
  void withoutACertificateNobodyGoesOn() {
    RolloutDocument done = done();
    assertEquals(Optional.empty(), obstacle(WaveGround.RACING, done, ""));
    assertEquals(
        Optional.of(
            "The wave of 25 % is not proved: There is no certificate"
                + " certificates/racing/another.json; validate all."),
        obstacle(WaveGround.RACING, done, "another"));
    assertEquals(
        Optional.of(
            "The wave of 25 % is not proved: There is no certificate"
                + " certificates/racing/../x.json; validate all."),
        obstacle(WaveGround.RACING, done, "../x"));
  }

  @Test
  void aCertificateOfOtherTablesProvesNothing() {
    RolloutDocument done = done();
    Migration<?> others = Altered.of(WaveGround.RACING, "tables", given -> "others");
    String said = obstacle(others, done, "").orElseThrow();
    assertTrue(said.startsWith("The wave of 25 % is not proved: "), said);
    assertTrue(said.contains("other mapping tables"), said);
  }

  @Test
  void aCertificateFromBeforeTheWaveWasDoneProvesNothing() {
    sweep("early");
    ground.clock.advance(Duration.ofMinutes(5));
    RolloutDocument done = done();
    assertEquals(
        Optional.of(
            "The wave of 25 % is not proved: the sweep early read before it was done; sweep"
                + " again."),
        obstacle(WaveGround.RACING, done, "early"));
    sweep("later");
    assertEquals(Optional.empty(), obstacle(WaveGround.RACING, done, "later"));
  }

  private void sweep(String runId) {
    new Sweeper(
            new Sweep(ground.store, ground.clock),
            () -> ground.post,
            () -> ground.certificates,
            ground.clock)
        .start(WaveGround.RACING, runId, false);
    ground.post.deliverAll();
  }

  @Test
  void tooManyFailuresKeepItShut() {
    RolloutDocument done = done();
    Progress base = done.base();
    Progress failures = new Progress(base.completed() + 80, base.failed() + 20, Usage.NONE);
    Optional<String> said =
        new Gate(() -> ground.certificates)
            .obstacle(
                WaveGround.RACING,
                done,
                Optional.empty(),
                failures,
                done.doneAt().orElseThrow().plus(Duration.ofDays(3)));
    assertTrue(said.orElseThrow().startsWith("20 of 100 players failed, more than 10 %"));
  }

  @Test
  void theNextWaveStartsByItselfOnlyWhereTheOperatorSaidSo() {
    RolloutDocument done = done();
    ground.clock.advance(Duration.ofDays(4));
    assertEquals(Optional.empty(), ground.orders().promote(WaveGround.RACING));
    assertEquals(done, ground.rollout());
    ground.order(Order.of(Action.SET).promoting(true));
    assertEquals(Optional.empty(), ground.orders().promote(WaveGround.RACING));
    RolloutDocument next = ground.rollout();
    assertEquals(100, next.percentage());
    assertEquals(State.RUNNING, next.state());
    ground.carryOn();
    assertEquals(Optional.empty(), ground.orders().promote(WaveGround.RACING));
    assertTrue(ground.isDone(), "none comes after the last");
  }

  @Test
  void whatKeepsItFromStartingByItselfIsTold() {
    ground.order(Order.start(25).promoting(true));
    ground.carryOn();
    String said = ground.orders().promote(WaveGround.RACING).orElseThrow();
    assertTrue(said.startsWith("The wave of 25 % must stand until "), said);
    assertTrue(ground.isDone());
  }

  @Test
  void nobodyGoesRoundTheGateByAnAbort() {
    ground.order(Order.start(25));
    ground.order(Order.of(Action.ABORT));
    WaveRefused refused = assertThrows(WaveRefused.class, () -> ground.order(Order.start(25.01)));
    assertEquals(
        "The wave of 25 % was aborted, so nothing proves it; start that again, or a smaller one,"
            + " and the next once its gate is open.",
        refused.getMessage());
    assertEquals(State.RUNNING, ground.order(Order.start(5)).state());
  }
}
