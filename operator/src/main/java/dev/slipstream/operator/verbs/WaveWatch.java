package dev.slipstream.operator.verbs;

import dev.slipstream.engine.Population;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Console;
import dev.slipstream.report.RolloutReport;
import dev.slipstream.waves.Census;
import dev.slipstream.waves.Progress;
import dev.slipstream.waves.RolloutDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Shows how a rollout goes. */
record WaveWatch(WaveOrders orders, Console console) {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(10);

  /** Where the rollout is now, counted. */
  RolloutReport report() {
    RolloutDocument now = orders.rollout();
    Census census = new Census(orders.store());
    Progress settled = census.settled(orders.migration());
    return new RolloutReport(
        now,
        census.byStatus(orders.migration(), settled),
        Population.count(orders.store(), orders.migration()),
        settled,
        Instant.now());
  }

  /** Shows how it goes until it goes no further, and returns where it is then. */
  RolloutReport follow() {
    RolloutReport report = report();
    long shown = 0;
    try (Console.Progress progress = console.progress("settled", report.inWave())) {
      Optional<String> said = Optional.empty();
      while (report.rollout().isRunning()) {
        long done = report.inWave() - report.left();
        for (; shown < done; shown++) {
          progress.step();
        }
        said = sayWhatIsNew(said, report);
        awaitNews();
        report = report();
      }
    }
    return report;
  }

  private Optional<String> sayWhatIsNew(Optional<String> said, RolloutReport report) {
    Optional<String> now = Optional.of(report.inShort());
    if (!now.equals(said)) {
      console.say("  " + report.inShort());
    }
    return now;
  }

  /** Counting everybody costs reads; whether the wave still runs costs one. */
  private void awaitNews() {
    Instant next = Instant.now().plus(BETWEEN_COUNTS);
    do {
      sleep();
    } while (Instant.now().isBefore(next) && orders.rollout().isRunning());
  }

  static void sleep() {
    try {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotGoOn("interrupted while waiting for the rollout", e);
    }
  }
}
