package dev.slipstream.operator.verbs;

import dev.slipstream.bench.MigrateBench;
import dev.slipstream.bench.RoundTrip;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.operator.CallableClient;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.operator.stack.FreePort;
import dev.slipstream.operator.stack.LocalStack;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.Store;
import dev.slipstream.store.firestore.FirestoreClients;
import dev.slipstream.store.firestore.FirestoreStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    description = "Players per second: ours, the usual way, and the limit, on the same data.")
public final class BenchMigrateVerb implements Callable<Integer> {

  /** Clans of as many players stand in place, so that players find theirs. */
  private static final int LANES = 7;

  /** A prime, so that every player comes once. */
  private static final long STRIDE = 7919;

  @Spec private CommandSpec spec;

  @Option(
      names = "--players",
      defaultValue = "300",
      description = "Players of each way (default: ${DEFAULT-VALUE}).")
  private int players;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Rounds, after one to warm up (default: ${DEFAULT-VALUE}).")
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
    Console console = new Console(GlobalOptions.of(spec));
    String project =
        GlobalOptions.of(spec).project() + "-" + UUID.randomUUID().toString().substring(0, 6);
    LegacyPopulation population = new LegacyPopulation(1, 0);
    try (LocalStack stack =
        LocalStack.quiet(
            project, GlobalOptions.of(spec).requiresEmulator(), FreePort.find(), console)) {
      new PlayerSeed(population, total()).writeClans(stack.store());
      new GameDataSeed(stack.store(), new MasterData(Mappings.bundled(), Catalogues.bundled()))
          .execute();
      CallableClient client = new CallableClient(stack.url(), project);
      MigrateBench bench =
          new MigrateBench(
              distant(stack, project),
              new RacingMigration(Mappings.bundled()),
              number -> benched(population.player(scattered(number))),
              player -> migrate(player, client));
      List<String> table = bench.run(players, rounds, console::say);
      console.result(table, bench.toFields());
    }
    return ExitCodes.DONE;
  }

  /** The stack's store, or the same database as if it were so far away. */
  private Store distant(LocalStack stack, String project) {
    if (roundTrip == 0 || stack.firestoreHost().isEmpty()) {
      return stack.store();
    }
    return new FirestoreStore(
        FirestoreClients.open(
            project, stack.firestoreHost(), List.of(new RoundTrip(Duration.ofMillis(roundTrip)))),
        project,
        Limits.emulator());
  }

  /** Players come as their uids do, in no order: neighbours are not of one clan. */
  private int scattered(int number) {
    return (int) (number * STRIDE % total());
  }

  private int total() {
    return players * LANES * (rounds + 1);
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
