package dev.slipstream.operator.verbs;

import dev.slipstream.bench.RollbackBench;
import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Game;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.stack.FreePort;
import dev.slipstream.operator.stack.LocalStack;
import dev.slipstream.store.Store;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code slipstream bench rollback}. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description =
        "Players per second on the way back beside the way there, on the same players, 16 at once,"
            + " medians of rounds.")
public final class BenchRollbackVerb extends StackBench {

  public BenchRollbackVerb() {
    super(2000, 3);
  }

  @Override
  LocalStack start(String project, Console console) {
    return LocalStack.quiet(project, true, FreePort.find(), console);
  }

  @Override
  void measure(LocalStack stack, String project, Console console) {
    BenchGround ground =
        new BenchGround(stack.firestoreHost().orElseThrow(), project, players(), List.of());
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
      List<String> table = bench.run(players(), rounds(), console::say);
      console.result(table, bench.toFields());
    }
  }
}
