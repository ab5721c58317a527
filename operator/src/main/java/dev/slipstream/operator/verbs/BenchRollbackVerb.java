package dev.slipstream.operator.verbs;

import dev.slipstream.bench.RollbackBench;
import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Game;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
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

/** {@code slipstream bench rollback}. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description =
        "Players per second on the way back beside the way there, on the same players, 16 at once,"
            + " medians of rounds.")
public final class BenchRollbackVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--players",
      defaultValue = "2000",
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
    try (LocalStack stack = LocalStack.quiet(project, true, FreePort.find(), console)) {
      measure(stack, project, console);
    }
    return ExitCodes.DONE;
  }

  private void measure(LocalStack stack, String project, Console console) {
    BenchGround ground =
        new BenchGround(stack.firestoreHost().orElseThrow(), project, players, List.of());
    Mappings mappings = Mappings.bundled();
    RacingMigration racing = new RacingMigration(mappings);
    try (Store store = ground.store()) {
      RollbackBench bench =
          new RollbackBench(
              store,
              racing,
              new Economy(store, new Game(racing, mappings, Catalogues.bundled(), true)),
              mappings,
              () -> ground.clear(stack.store()),
              ground::player);
      List<String> table = bench.run(players, rounds, console::say);
      console.result(table, bench.toFields());
    }
  }
}
