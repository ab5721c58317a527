package dev.slipstream.operator.verbs;

import dev.slipstream.edge.Migrations;
import dev.slipstream.edge.RefusedMessages;
import dev.slipstream.engine.Population;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.report.RolloutReport;
import dev.slipstream.store.Store;
import dev.slipstream.waves.Census;
import dev.slipstream.waves.RolloutDocument;
import dev.slipstream.waves.RolloutDocument.State;
import dev.slipstream.waves.Rollouts;
import dev.slipstream.waves.WaveRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Where operators order, hear what came of it, and watch. */
final class WaveDesk implements AutoCloseable {

  private static final String FUNCTION = "startWave";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final GlobalOptions global;
  private final WaveOptions options;
  private final Console console;
  private final Store store;
  private final Migration<?> migration;
  private final Rollouts rollouts;

  WaveDesk(CommandSpec spec, WaveOptions options) {
    this.global = GlobalOptions.of(spec);
    this.options = options;
    this.console = new Console(global);
    this.store = Connection.open(global);
    this.migration =
        Migrations.on(store)
            .named(options.migration())
            .orElseThrow(
                () -> new CannotGoOn("there is no migration called " + options.migration()))
            .migration();
    this.rollouts = new Rollouts(store);
  }

  /** Publishes an order and waits until it is carried out, or refused. */
  int order(String action, Fields knobs) {
    long seen = rollout().revision();
    Fields.Builder message =
        Fields.builder()
            .put("migration", migration.id())
            .put("action", action)
            .put("revision", seen);
    knobs.forEach(message::put);
    if (!options.reason().isEmpty()) {
      message.put("reason", options.reason());
    }
    return publish(message.build(), seen);
  }

  private int publish(Fields message, long seen) {
    RefusedMessages refused = new RefusedMessages(store, FUNCTION);
    long before = refused.times(message);
    try (Messages messages = Connection.messages(global)) {
      messages.publish(Topic.WAVES.id(), message);
      Instant end = Instant.now().plus(PATIENCE);
      while (Instant.now().isBefore(end)) {
        if (rollout().revision() > seen) {
          return status();
        }
        if (refused.times(message) > before) {
          throw new CannotGoOn(refused.sentence(message));
        }
        sleep();
      }
    }
    throw new CannotGoOn(
        "the order is published, and nothing has come of it in "
            + PATIENCE.toSeconds()
            + " s: see whether startWave runs and what its log says");
  }

  private RolloutDocument rollout() {
    try {
      return rollouts.of(migration);
    } catch (WaveRefused e) {
      throw new CannotGoOn(String.valueOf(e.getMessage()));
    }
  }

  /** Where the rollout is now. */
  int status() {
    RolloutReport report = report();
    console.result(report.toLines(), report.toFields());
    return exit(report.rollout());
  }

  private RolloutReport report() {
    Census census = new Census(store);
    return new RolloutReport(
        rollout(),
        census.byStatus(migration),
        Population.count(store, migration),
        census.settled(migration),
        Instant.now());
  }

  /** A wave that stands still needs a look. */
  private static int exit(RolloutDocument rollout) {
    boolean needsALook = rollout.state() == State.PAUSED || rollout.state() == State.ABORTED;
    return needsALook ? ExitCodes.FINDINGS : ExitCodes.DONE;
  }

  /** Shows how it goes until it goes no further. */
  int follow() {
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
        sleep();
        report = report();
      }
    }
    console.result(report.toLines(), report.toFields());
    return exit(report.rollout());
  }

  private Optional<String> sayWhatIsNew(Optional<String> said, RolloutReport report) {
    Optional<String> now = Optional.of(report.inShort());
    if (!now.equals(said)) {
      console.say("  " + report.inShort());
    }
    return now;
  }

  private static void sleep() {
    try {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotGoOn("interrupted while waiting for the rollout", e);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
