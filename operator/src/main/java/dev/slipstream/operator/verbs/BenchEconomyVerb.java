package dev.slipstream.operator.verbs;

import com.google.cloud.firestore.Firestore;
import dev.slipstream.bench.EconomyBench;
import dev.slipstream.bench.EconomyFigures;
import dev.slipstream.economy.Game;
import dev.slipstream.emulators.Emulator;
import dev.slipstream.emulators.Emulators;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.store.Store;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream bench economy}. */
@Command(
    name = "economy",
    mixinStandardHelpOptions = true,
    description = {
      "Operations on players' money, per second and how long each takes, medians of rounds:",
      "(a) ours, each of which is receipt, ledger entry, balances and mirrored blobs in one commit;",
      "(b) a transaction with the official client that reads and writes the same documents, nothing"
          + " decided; and the same through our own adapter;",
      "(c) the peers' way with the official client: look for the receipt, get and set one document"
          + " after the other, leave the receipt, no transaction.",
      "Each on migrated and on legacy players; every operation on another player, 1 and 16 at once,"
          + " and all on one player, 1 and 8 at once. Ratios are to (b) with the official client.",
      "Gave up: callers whom others kept from it; lost: operations that were done and are gone."
    })
public final class BenchEconomyVerb implements Callable<Integer> {

  /** How many players must be looked at for one that is not a stub; far more than it takes. */
  private static final int LOOKED_AT = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--operations",
      defaultValue = "300",
      description = "Operations of each way, each on another player (default: ${DEFAULT-VALUE}).")
  private int operations;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Rounds that count, after those that warm up (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--round-trip",
      paramLabel = "MILLIS",
      defaultValue = "0",
      description = "A network's delay before every call to Firestore (default: ${DEFAULT-VALUE}).")
  private int roundTrip;

  @Override
  public Integer call() {
    if (operations < EconomyBench.LEAST_OPERATIONS || rounds < 1 || roundTrip < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--operations is %d or more, --rounds 1 or more, --round-trip 0 or more"
              .formatted(EconomyBench.LEAST_OPERATIONS));
    }
    BenchGround.requireOwnEmulator();
    Console console = new Console(GlobalOptions.of(spec));
    try (Emulator emulator = emulator()) {
      EconomyFigures figures = measure(ground(emulator), console);
      console.result(figures.toLines(), figures.toFields());
    }
    return ExitCodes.DONE;
  }

  private static Emulator emulator() {
    return Emulators.ofThisMachine()
        .find(Emulators.Kind.FIRESTORE)
        .orElseThrow(
            () ->
                new CannotGoOn(
                    "no Firestore emulator is found and one is required: "
                        + Emulators.waysToGet(Emulators.Kind.FIRESTORE)));
  }

  private BenchGround ground(Emulator emulator) {
    return new BenchGround(
        emulator.host(),
        BenchGround.project(GlobalOptions.of(spec)),
        operations * LOOKED_AT,
        BenchGround.roundTrip(roundTrip));
  }

  private EconomyFigures measure(BenchGround ground, Console console) {
    Mappings mappings = Mappings.bundled();
    Game game = new Game(new RacingMigration(mappings), mappings, Catalogues.bundled(), true);
    Firestore client = ground.officialClient();
    try (Store store = ground.store()) {
      return new EconomyBench(
              store, client, game, () -> ground.clear(store), ground::player, operations)
          .run(rounds, console::say);
    } finally {
      client.shutdown();
    }
  }
}
