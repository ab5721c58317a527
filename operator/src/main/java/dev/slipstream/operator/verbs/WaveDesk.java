package dev.slipstream.operator.verbs;

import dev.slipstream.edge.Migrations;
import dev.slipstream.edge.RefusedMessages;
import dev.slipstream.engine.Population;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Value;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.report.RolloutReport;
import dev.slipstream.store.Store;
import dev.slipstream.waves.Census;
import dev.slipstream.waves.Order.Action;
import dev.slipstream.waves.Progress;
import dev.slipstream.waves.RolloutDocument;
import dev.slipstream.waves.RolloutDocument.State;
import dev.slipstream.waves.Rollouts;
import dev.slipstream.waves.WaveRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** Where operators order, hear what came of it, and watch. */
final class WaveDesk implements AutoCloseable {

  private static final String FUNCTION = "startWave";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(10);

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
    this.migration = NamedMigration.in(Migrations.on(store), options.migration()).migration();
    this.rollouts = new Rollouts(store);
  }

  /** Publishes an order and waits until it is carried out, or refused. */
  int order(Action action, Fields knobs) {
    RolloutDocument seen = rollout();
    if (isAlready(action, knobs, seen)) {
      console.say(
          "the rollout is %s already, so nothing is ordered; ./slipstream wave set turns knobs"
              .formatted(seen.state().word()));
      return status();
    }
    Fields.Builder message =
        Fields.builder().put("migration", migration.id()).put("action", action.word());
    // who stops a wave means whatever runs, also what somebody has started a moment ago
    if (action != Action.PAUSE && action != Action.ABORT) {
      message.put("revision", seen.revision());
    }
    knobs.forEach(message::put);
    if (!options.reason().isEmpty()) {
      message.put("reason", options.reason());
    }
    return publish(message.build(), now -> isAlready(action, knobs, now) || isNewer(now, seen));
  }

  /** Whether the rollout is where the order wants it; then the order changes nothing. */
  private static boolean isAlready(Action action, Fields knobs, RolloutDocument now) {
    return switch (action) {
      case START ->
          now.isRunning()
              && knobs.get("percentage").equals(Optional.of(new Value.Real(now.percentage())));
      case PAUSE -> now.state() == State.PAUSED;
      case RESUME -> now.isRunning();
      case ABORT -> now.state() == State.ABORTED;
      case SET -> false;
    };
  }

  private static boolean isNewer(RolloutDocument now, RolloutDocument seen) {
    return now.revision() > seen.revision();
  }

  private int publish(Fields message, Predicate<RolloutDocument> isCarriedOut) {
    RefusedMessages refused = new RefusedMessages(store, FUNCTION);
    long before = refused.times(message);
    try (Messages messages = Connection.messages(global)) {
      messages.publish(Topic.WAVES.id(), message);
      Instant end = Instant.now().plus(PATIENCE);
      while (Instant.now().isBefore(end)) {
        if (isCarriedOut.test(rollout())) {
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
    RolloutDocument now = rollout();
    Census census = new Census(store);
    Progress settled = census.settled(migration);
    return new RolloutReport(
        now,
        census.byStatus(migration, settled),
        Population.count(store, migration),
        settled,
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
        awaitNews();
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

  /** Counting everybody costs reads; whether the wave still runs costs one. */
  private void awaitNews() {
    Instant next = Instant.now().plus(BETWEEN_COUNTS);
    do {
      sleep();
    } while (Instant.now().isBefore(next) && rollout().isRunning());
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
