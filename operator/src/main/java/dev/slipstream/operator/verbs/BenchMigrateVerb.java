package dev.slipstream.operator.verbs;

import com.google.cloud.firestore.Firestore;
import dev.slipstream.bench.MigrateBench;
import dev.slipstream.bench.OfficialClient;
import dev.slipstream.bench.RoundTrip;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.operator.CallableClient;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.operator.stack.EmulatorReset;
import dev.slipstream.operator.stack.FreePort;
import dev.slipstream.operator.stack.LocalStack;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.Store;
import dev.slipstream.store.firestore.FirestoreClients;
import dev.slipstream.store.firestore.FirestoreStore;
import io.grpc.ClientInterceptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
public final class BenchMigrateVerb implements Callable<Integer> {

  /** A prime, so that every player comes once. */
  private static final long STRIDE = 7919;

  @Spec private CommandSpec spec;

  @Option(
      names = "--players",
      defaultValue = "800",
      description = "Players of each way (default: ${DEFAULT-VALUE}).")
  private int players;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Rounds that count, after those that warm up (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--round-trip",
      paramLabel = "MILLIS",
      defaultValue = "0",
      description =
          "A network's delay before every call to Firestore, but for (a) (default: ${DEFAULT-VALUE}).")
  private int roundTrip;

  @Override
  public Integer call() {
    if (players < 1 || rounds < 1 || roundTrip < 0) {
      throw new ParameterException(
          spec.commandLine(), "--players and --rounds are 1 or more, --round-trip is 0 or more");
    }
    if (System.getenv("FIRESTORE_EMULATOR_HOST") != null) {
      throw new CannotGoOn(
          "the benchmark empties its emulator again and again and starts one of its own:"
              + " unset FIRESTORE_EMULATOR_HOST");
    }
    Console console = new Console(GlobalOptions.of(spec));
    String project =
        GlobalOptions.of(spec).project() + "-" + UUID.randomUUID().toString().substring(0, 6);
    LegacyPopulation population = new LegacyPopulation(1, 0);
    try (LocalStack stack = LocalStack.quiet(project, true, FreePort.find(), console)) {
      measure(stack, project, population, console);
    }
    return ExitCodes.DONE;
  }

  private void measure(
      LocalStack stack, String project, LegacyPopulation population, Console console) {
    String host = stack.firestoreHost().orElseThrow();
    List<ClientInterceptor> network =
        roundTrip == 0 ? List.of() : List.of(new RoundTrip(Duration.ofMillis(roundTrip)));
    CallableClient functions = new CallableClient(stack.url(), project);
    Firestore client = OfficialClient.open(project, host, network);
    try (Store store = store(project, host, network)) {
      MigrateBench bench =
          new MigrateBench(
              store,
              client,
              new RacingMigration(Mappings.bundled()),
              () -> clear(stack.store(), host, population),
              number -> benched(population.player(scattered(number))),
              player -> migrate(player, functions));
      List<String> table = bench.run(players, rounds, console::say);
      console.result(table, bench.toFields());
    } finally {
      client.shutdown();
    }
  }

  private static Store store(String project, String host, List<ClientInterceptor> network) {
    return new FirestoreStore(
        FirestoreClients.open(project, Optional.of(host), network), project, Limits.emulator());
  }

  /** The clans of all players stand in place, so that players find theirs. */
  private void clear(Store store, String host, LegacyPopulation population) {
    EmulatorReset.reset(host);
    new PlayerSeed(population, total()).writeClans(store);
    new GameDataSeed(store, new MasterData(Mappings.bundled(), Catalogues.bundled())).execute();
  }

  /** Players come as their uids do, in no order: neighbours are not of one clan. */
  private int scattered(int number) {
    return (int) (number * STRIDE % total());
  }

  private int total() {
    return MigrateBench.population(players);
  }

  private static MigrateBench.Player benched(LegacyPlayer player) {
    return new MigrateBench.Player(player.subject(), player.documents());
  }

  private static void migrate(Subject player, CallableClient client) {
    String word = client.call("migrateUser", player.id(), Map.of()).word();
    if (!word.equals(LegacyPlayer.MIGRATED)) {
      throw new IllegalStateException(player.id() + " was not migrated: " + word);
    }
  }
}
