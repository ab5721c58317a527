package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Comparison;
import dev.slipstream.engine.Validator;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.seed.ClanTotals;
import dev.slipstream.seed.Dirt;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.FirestoreEmulator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Players as they are, dirt included, and any operations in any order. */
final class EconomyWalkTest {

  private static final int DIRT_PERCENT = 40;

  @ParameterizedTest
  @ValueSource(longs = {1, 20251015})
  void anyOperationsInAnyOrderComeToWhatTheModelSays(long seed) {
    walk(new MemoryStore(), seed, 120, 14)
        .assertMet("Done", "Replayed", "Reused", "Insufficient", "OutOfRange");
  }

  @Test
  void soTheyDoOnTheEmulator() {
    walk(FirestoreEmulator.newStore(), 7, 12, 12)
        .assertMet("Done", "Replayed", "Reused", "Insufficient");
  }

  @Test
  void withoutAMirrorTheLedgerExplainsThemToo() {
    Game game = new Game(Player.RACING, Player.MAPPINGS, Catalogues.bundled(), false);
    try (Store store = new MemoryStore()) {
      LegacyPopulation population = new LegacyPopulation(3, DIRT_PERCENT);
      new PlayerSeed(population, 60).write(store, number -> {});
      new GameDataSeed(store, new MasterData(Player.MAPPINGS, Catalogues.bundled())).execute();
      List<LegacyPlayer> walking =
          IntStream.range(0, 60)
              .mapToObj(population::player)
              .filter(EconomyWalkTest::isMigratable)
              .toList();
      Walk walk = new Walk(store, 3, game);
      walking.forEach(walk::join);
      walk.go(12);
      walking.forEach(player -> assertValid(player, store));
    }
  }

  private static Walk walk(Store opened, long seed, int count, int steps) {
    try (Store store = opened) {
      LegacyPopulation population = new LegacyPopulation(seed, DIRT_PERCENT);
      new PlayerSeed(population, count).write(store, number -> {});
      new GameDataSeed(store, new MasterData(Player.MAPPINGS, Catalogues.bundled())).execute();
      List<LegacyPlayer> players = IntStream.range(0, count).mapToObj(population::player).toList();
      players.stream()
          .filter(player -> !isMigratable(player))
          .forEach(p -> assertRefused(p, store));
      Walk walk = new Walk(store, seed);
      List<LegacyPlayer> walking = players.stream().filter(EconomyWalkTest::isMigratable).toList();
      walking.forEach(walk::join);
      Map<String, Long> before = totals(walk.model());
      walk.go(steps);
      Map<String, Long> moved = new TreeMap<>(before);
      walking.forEach(player -> assertArrived(player, store, walk.model(), moved));
      walking.forEach(player -> assertValid(player, store));
      assertEquals(totals(walk.model()), moved, "what came and went explains what there is");
      assertEquals(List.of(), new ClanTotals(store).wrong());
      return walk;
    }
  }

  private static void assertValid(LegacyPlayer player, Store store) {
    Comparison comparison =
        new Validator(store).compare(Player.RACING, player.subject(), ReadTime.latest());
    assertEquals(List.of(), comparison.differences(), () -> "of a player with " + player.dirt());
  }

  private static boolean isMigratable(LegacyPlayer player) {
    return player.fate().equals(LegacyPlayer.MIGRATED);
  }

  /** Who cannot be read is refused with the code of the migration, or broken elsewhere. */
  private static void assertRefused(LegacyPlayer broken, Store store) {
    Player player = new Player(store, broken.subject(), Player.GAME);
    Posted posted = player.post("op-refused", "grantCoins", Map.of("coins", 1L));
    if (posted instanceof Posted.Broken refused) {
      assertEquals(broken.fate(), refused.finding().code().name());
    } else if (posted instanceof Posted.NotFound) {
      assertEquals("USER_NOT_FOUND", broken.fate());
    } else {
      assertTrue(posted instanceof Posted.Done, posted::toString);
    }
  }

  private static Map<String, Long> totals(Model model) {
    return new TreeMap<>(Map.of("coins", model.total("coins"), "gems", model.total("gems")));
  }

  private static void assertArrived(
      LegacyPlayer walked, Store store, Model model, Map<String, Long> moved) {
    Player player = new Player(store, walked.subject(), Player.GAME);
    SortedMap<String, Long> stored =
        Model.withoutZeros(Model.stored(player.stats(), items(player)));
    assertEquals(Model.withoutZeros(model.of(walked.subject())), stored);
    assertEquals(List.of(), player.sweep(), "the mirror is not late");
    assertCanGoBack(walked, player, stored);
    Chain chain = Chain.of(player).verify().endsIn(player.stats().fields("ledger"));
    moved.replaceAll((currency, total) -> total + moved(chain, currency));
    chain.explains("coins", player.stats()).explains("gems", player.stats());
  }

  private static List<Fields> items(Player player) {
    Query query = Query.collection(player.paths().item("any").collection());
    return player.store().list(query, ReadTime.latest()).documents().stream()
        .map(Document::fields)
        .toList();
  }

  /** The legacy blobs, planned anew, give what is stored, as far as they can take it. */
  private static void assertCanGoBack(
      LegacyPlayer walked, Player player, SortedMap<String, Long> stored) {
    SortedMap<String, Long> planned = Model.withoutZeros(Arrival.anew(player).amounts());
    SortedMap<String, Long> expected = new TreeMap<>(stored);
    boolean isGarageThere = player.fields(player.path("garageData")).isPresent();
    if (!isGarageThere || takesNoCrates(walked)) {
      List.of(planned, expected)
          .forEach(amounts -> amounts.keySet().removeIf(EconomyWalkTest::isInGarage));
    }
    assertEquals(expected, planned, () -> "of a player with " + walked.dirt());
  }

  private static boolean takesNoCrates(LegacyPlayer player) {
    return player.dirt().filter(dirt -> dirt == Dirt.WRONG_SHAPE).isPresent();
  }

  private static boolean isInGarage(String name) {
    return name.startsWith("item_") || name.contains(".");
  }

  private static long moved(Chain chain, String currency) {
    return chain.entries().stream()
        .filter(entry -> !entry.text("type").orElseThrow().equals("migrateOpening"))
        .mapToLong(entry -> entry.fields("delta").integer(currency).orElse(0L))
        .sum();
  }
}
