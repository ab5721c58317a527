package dev.slipstream.operator.verbs;

import dev.slipstream.bench.WavesBench;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Fields;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.operator.stack.FreePort;
import dev.slipstream.operator.stack.LocalStack;
import dev.slipstream.store.Store;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream bench waves}. */
@Command(
    name = "waves",
    mixinStandardHelpOptions = true,
    description =
        "Players per second of a wave, dispatched and pushed by Pub/Sub, beside a program that"
            + " migrates the same players itself, 16 at once, medians of rounds.")
public final class BenchWavesVerb implements Callable<Integer> {

  /** Writes a second that nobody reaches here. */
  private static final int WITHOUT_A_PACE = 1_000_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--players",
      defaultValue = "1000",
      description = "Players of each way (default: ${DEFAULT-VALUE}).")
  private int players;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds that count, after those that warm up (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  public Integer call() {
    if (players < 1 || rounds < 1) {
      throw new ParameterException(spec.commandLine(), "--players and --rounds are 1 or more");
    }
    BenchGround.requireOwnEmulator();
    Console console = new Console(GlobalOptions.of(spec));
    String project = BenchGround.project(GlobalOptions.of(spec));
    try (LocalStack stack = LocalStack.quietWithPubSub(project, FreePort.find(), console)) {
      measure(stack, project, console);
    }
    return ExitCodes.DONE;
  }

  private void measure(LocalStack stack, String project, Console console) {
    BenchGround ground =
        new BenchGround(stack.firestoreHost().orElseThrow(), project, players, List.of());
    RacingMigration racing = new RacingMigration(Mappings.bundled());
    try (Store store = ground.store();
        Messages messages = Connection.messages(project)) {
      WavesBench bench =
          new WavesBench(
              store,
              racing,
              () -> ground.clear(stack.store()),
              ground::player,
              () -> messages.publish(Topic.WAVES.id(), order(racing.id())));
      List<String> table = bench.run(players, rounds, console::say);
      console.result(table, bench.toFields());
    }
  }

  private static Fields order(String migration) {
    return Fields.builder()
        .put("migration", migration)
        .put("action", "start")
        .put("percentage", 100)
        .put("ratePerSecond", WITHOUT_A_PACE)
        .build();
  }
}
