package dev.slipstream.operator.verbs;

import dev.slipstream.engine.QuarantineEntries;
import dev.slipstream.engine.Rollout;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Console;
import dev.slipstream.report.RolloutReport;
import dev.slipstream.validation.Sweep;
import dev.slipstream.validation.SweepRun;
import dev.slipstream.waves.Order.Action;
import dev.slipstream.waves.RolloutDocument;
import dev.slipstream.waves.RolloutDocument.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The demo's rollout, ordered as an operator orders it: each wave is followed to its end, and
 * proved before the next one starts. One thread orders, any may ask who is in.
 */
final class DemoWaves {

  /** How many of a hundred are in after each wave. */
  static final List<Double> SHARES = List.of(1.0, 5.0, 25.0, 100.0);

  private static final String REASON = "the demo";

  /** An emulator has no ramp to keep. */
  private static final int WITHOUT_A_PACE = 1_000_000;

  /** What is broken was planted; how much of it there is stops nothing. */
  private static final int ANY_FAILURES = 100;

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOST_RESUMES = 20;
  private static final int MOST_ACCEPTED = 50;

  private final WaveOrders orders;
  private final WaveWatch watch;
  private final Console console;
  private volatile double sure;
  private volatile double possible;

  DemoWaves(WaveOrders orders, Console console) {
    this.orders = orders;
    this.watch = new WaveWatch(orders, console);
    this.console = console;
  }

  /** Whether a player is in the wave that has begun. */
  boolean surelyIncludes(Subject player) {
    return includes(sure, player);
  }

  /** Whether it is in that, or in the one that may be beginning at this moment. */
  boolean possiblyIncludes(Subject player) {
    return includes(possible, player);
  }

  private boolean includes(double share, Subject player) {
    return Rollout.includes(share, Rollout.bucket(orders.migration().opId(), player));
  }

  /** Orders a wave and returns once it is under way. */
  void start(double share) {
    possible = share;
    Fields knobs =
        Fields.builder()
            .put("percentage", new Value.Real(share))
            .put("ratePerSecond", WITHOUT_A_PACE)
            .put("bakeHours", 0)
            .put("failurePercent", ANY_FAILURES)
            .build();
    orders.order(Action.START, knobs, REASON, orders.rollout());
    sure = share;
  }

  /** Follows the wave to its end and to its proof. */
  RolloutReport follow() {
    RolloutReport report = watch.follow();
    for (int i = 0; i < MOST_RESUMES && report.rollout().state() == State.PAUSED; i++) {
      resume(report.rollout());
      report = watch.follow();
    }
    if (!report.rollout().isDone()) {
      throw new CannotGoOn("the wave stands still: " + report.rollout().reason());
    }
    awaitProof(report.rollout().proof());
    return report;
  }

  /** Whoever looks finds what the generator has planted, and goes on. */
  private void resume(RolloutDocument paused) {
    console.say("  the brake: " + paused.reason() + " Looked at; the wave goes on.");
    Set<String> seen = new LinkedHashSet<>();
    new QuarantineEntries(orders.store())
        .forEach(entry -> entry.fields().text("fingerprint").ifPresent(seen::add));
    Fields accepted = Fields.of("accept", Value.texts(seen.stream().limit(MOST_ACCEPTED).toList()));
    orders.order(Action.RESUME, accepted, REASON, paused);
  }

  private void awaitProof(String runId) {
    Sweep sweep = new Sweep(orders.store(), InstantSource.system());
    Instant end = Instant.now().plus(PATIENCE);
    Optional<SweepRun> run = sweep.find(runId);
    while (run.filter(SweepRun::isDone).isEmpty()) {
      if (Instant.now().isAfter(end)) {
        throw new CannotGoOn("the sweep " + runId + " does not end");
      }
      WaveWatch.sleep();
      run = sweep.find(runId);
    }
    if (!run.get().isClean()) {
      throw new CannotGoOn("the sweep " + runId + " found differences: " + run.get().samples());
    }
  }
}
