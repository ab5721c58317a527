package dev.slipstream.operator.verbs;

import com.google.cloud.firestore.Firestore;
import dev.slipstream.bench.MigrateBench;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Subject;
import dev.slipstream.operator.CallableClient;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.stack.FreePort;
import dev.slipstream.operator.stack.LocalStack;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipstream bench migrate}. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Players per second on the same data, medians of rounds:",
      "(a) ours over HTTP, through the function of a local stack;",
      "(b) ours in this process, 1, 8 and 16 players at once;",
      "(c) the plan's own way with the official client: one player after the other, 5 gets, a batch"
          + " for each of 4 phases, 6 writes of the checkpoint, each awaited; it is given the"
          + " finished documents;",
      "(d) the limit with the official client: 5 documents read and all written in one transaction,"
          + " nothing decided, 16 players at once; and the same through our own adapter."
    })
public final class BenchMigrateVerb extends StackBench {

  @Option(
      names = "--round-trip",
      paramLabel = "MILLIS",
      defaultValue = "0",
      description =
          "A network's delay before every call to Firestore, but for (a) (default: ${DEFAULT-VALUE}).")
  private int roundTrip;

  public BenchMigrateVerb() {
    super(800, 5);
  }

  @Override
  Optional<String> problem() {
    return super.problem().isPresent() || roundTrip < 0
        ? Optional.of("--players and --rounds are 1 or more, --round-trip is 0 or more")
        : Optional.empty();
  }

  @Override
  LocalStack start(String project, Console console) {
    return LocalStack.quiet(project, true, FreePort.find(), console);
  }

  @Override
  void measure(LocalStack stack, String project, Console console) {
    BenchGround ground =
        new BenchGround(
            stack.firestoreHost().orElseThrow(),
            project,
            MigrateBench.population(players()),
            BenchGround.roundTrip(roundTrip));
    CallableClient functions = new CallableClient(stack.url(), project);
    Firestore client = ground.officialClient();
    try (Store store = ground.store()) {
      MigrateBench bench =
          new MigrateBench(
              store,
              client,
              new RacingMigration(Mappings.bundled()),
              () -> ground.clear(stack.store()),
              ground::player,
              player -> migrate(player, functions));
      List<String> table = bench.run(players(), rounds(), console::say);
      console.result(table, bench.toFields());
    } finally {
      client.shutdown();
    }
  }

  private static void migrate(Subject player, CallableClient client) {
    String word = client.call("migrateUser", player.id(), Map.of()).word();
    if (!word.equals(LegacyPlayer.MIGRATED)) {
      throw new IllegalStateException(player.id() + " was not migrated: " + word);
    }
  }
}
