package dev.slipstream.operator.verbs;

import com.google.cloud.firestore.Firestore;
import dev.slipstream.bench.OfficialClient;
import dev.slipstream.bench.Player;
import dev.slipstream.bench.RoundTrip;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.model.Limits;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.operator.stack.EmulatorReset;
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
import java.util.Optional;
import java.util.UUID;

/**
 * Where a benchmark takes place: an emulator of its own, and players without dirt.
 *
 * @param total how many of the players there are
 * @param network around every call
 */
record BenchGround(String host, String project, int total, List<ClientInterceptor> network) {

  /** A prime, so that every player comes once. */
  private static final long STRIDE = 7919;

  private static final LegacyPopulation POPULATION = new LegacyPopulation(1, 0);

  BenchGround {
    network = List.copyOf(network);
  }

  static void requireOwnEmulator() {
    if (System.getenv("FIRESTORE_EMULATOR_HOST") != null) {
      throw new CannotGoOn(
          "the benchmark empties its emulator again and again and starts one of its own:"
              + " unset FIRESTORE_EMULATOR_HOST");
    }
  }

  /** A project that nobody else has. */
  static String project(GlobalOptions options) {
    return options.project() + "-" + UUID.randomUUID().toString().substring(0, 6);
  }

  /** A network's delay before every call; none for 0. */
  static List<ClientInterceptor> roundTrip(int millis) {
    return millis == 0 ? List.of() : List.of(new RoundTrip(Duration.ofMillis(millis)));
  }

  Store store() {
    return new FirestoreStore(
        FirestoreClients.open(project, Optional.of(host), network), project, Limits.emulator());
  }

  Firestore officialClient() {
    return OfficialClient.open(project, host, network);
  }

  /** The clans of all players stand in place, so that players find theirs. */
  void clear(Store store) {
    EmulatorReset.reset(host);
    new PlayerSeed(POPULATION, total).writeClans(store);
    new GameDataSeed(store, new MasterData(Mappings.bundled(), Catalogues.bundled())).execute();
  }

  /** Players come as their uids do, in no order: neighbours are not of one clan. */
  Player player(int number) {
    LegacyPlayer player = POPULATION.player((int) (number * STRIDE % total));
    return new Player(player.subject(), player.documents());
  }
}
