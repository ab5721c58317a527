package dev.slipstream.migrations.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Comparison;
import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.LateWrites.Swept;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.Validator;
import dev.slipstream.layout.LedgerHead;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.LaterPlay;
import dev.slipstream.testing.LaterPlay.Area;
import dev.slipstream.testing.Writes;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Old clients that go on playing behind the cut-over: either the new documents are what their blobs
 * say, or the blobs are kept and nothing else has changed.
 */
final class LateWritesWalkTest {

  private static final RacingMigration RACING = new RacingMigration(Migrant.MAPPINGS);
  private static final RollbackRequest BACK = RollbackRequest.because("a test");

  private int merged;
  private int setAside;

  @Test
  void playersOfThePopulationPlayOn() {
    LegacyPopulation population = new LegacyPopulation(20251122, 50);
    walk(
        IntStream.range(0, 80)
            .mapToObj(population::player)
            .map(player -> new Migrant(player.subject(), player.documents())));
  }

  @Test
  void playersAsDirtyAsCanBePlayOn() {
    walk(
        IntStream.range(0, 250)
            .mapToObj(index -> DirtyPlayer.of(20251122, index))
            .filter(player -> !player.isHuge())
            .map(player -> new Migrant(player.subject(), player.documents())));
  }

  private void walk(Stream<Migrant> players) {
    players.filter(player -> player.read().isPresent()).forEach(this::walk);
    assertTrue(merged > 50, () -> merged + " were merged");
    assertTrue(setAside > 8, () -> setAside + " were set aside");
  }

  private void walk(Migrant player) {
    try (Store store = new MemoryStore()) {
      Random random = new Random(player.subject().hashCode());
      Writes.put(store, player.documents());
      assertEquals(
          Outcome.MIGRATED, new Migrator(store).migrate(RACING, player.subject()).outcome());
      Migrant now = player;
      for (int round = 0; round < 3; round++) {
        now = lateWrite(now, random);
        Writes.put(store, now.documents());
        sweep(now, store);
      }
      assertBack(now, store);
    }
  }

  /** Blobs after some moves in one area or two, as the reversal writes them. */
  private static Migrant lateWrite(Migrant player, Random random) {
    Area[] areas = Area.values();
    EnumSet<Area> open =
        EnumSet.of(areas[random.nextInt(areas.length)], areas[random.nextInt(areas.length)]);
    int moves = 1 + random.nextInt(3);
    return player.back(
        LaterPlay.of(player.subject(), player.planned(), Migrant.MAPPINGS, open, moves, random));
  }

  private void sweep(Migrant player, Store store) {
    Map<DocPath, Fields> before = counted(player, store);
    Swept swept = new LateWrites(store).sweep(RACING, player.subject());
    Map<DocPath, Fields> after = counted(player, store);
    merged += swept.merged().size();
    setAside += swept.setAside().size();
    for (String source : swept.setAside()) {
      assertTrue(
          isKept(player.documents().get(RACING.sources(player.subject()).get(source)), store));
    }
    if (swept.merged().isEmpty()) {
      assertEquals(before, after, () -> "nothing else has changed: " + player);
    }
    assertLedger(player, store);
    if (isWhole(player, store)) {
      assertMatch(player, store);
      Map<DocPath, Fields> planned = player.planned();
      Map<DocPath, Fields> records = new TreeMap<>(after);
      records.keySet().removeIf(path -> !path.collectionId().equals("Tracks"));
      planned.keySet().removeIf(path -> path.collectionId().equals("Tracks"));
      after.keySet().removeIf(path -> path.collectionId().equals("Tracks"));
      assertEquals(planned, after, () -> "as planned: " + player);
    }
    assertEquals(List.of(), new LateWrites(store).sweep(RACING, player.subject()).sources());
  }

  private static boolean isKept(Fields document, Store store) {
    return Dump.below(Dump.of(store), "AdminOps/quarantine").values().stream()
        .anyMatch(kept -> kept.fields().fields("fields").equals(document));
  }

  /** Whether nothing but records was ever set aside. */
  private static boolean isWhole(Migrant player, Store store) {
    Fields checkpoint = Dump.of(store).get(RACING.checkpoint(player.subject())).fields();
    return checkpoint.fields("late").without("mapData").isEmpty();
  }

  private static Map<DocPath, Fields> counted(Migrant player, Store store) {
    Map<DocPath, Fields> counted = new TreeMap<>();
    Dump.of(store)
        .forEach(
            (path, document) -> {
              if (RACING.footprint(player.subject()).contains(path)) {
                counted.put(path, document.fields().without("_m").without("ledger"));
              }
            });
    return Migrant.contract(counted);
  }

  private static void assertMatch(Migrant player, Store store) {
    Comparison comparison =
        new Validator(store).compare(RACING, player.subject(), ReadTime.latest());
    assertEquals(Verdict.MATCH, comparison.verdict(), () -> comparison + " of " + player);
  }

  private static void assertLedger(Migrant player, Store store) {
    PlayerPaths paths = new PlayerPaths(player.subject());
    Map<DocPath, Fields> journal = new LinkedHashMap<>();
    Dump.of(store)
        .forEach(
            (path, document) -> {
              if (path.collection().equals(paths.transactions())) {
                journal.put(path, document.fields());
              }
            });
    RacingLedger ledger = new RacingLedger(journal);
    Fields stats = Dump.of(store).get(paths.stats()).fields();
    assertEquals(List.of(), ledger.problems());
    assertEquals(ledger.end(), LedgerHead.in(stats));
    assertEquals(ledger.state(), stats.fields("ledger"));
    for (String currency : List.of("coins", "gems")) {
      assertEquals(
          Value.of(ledger.opened(currency) + ledger.moved(currency)),
          stats.get(currency).orElseThrow());
    }
  }

  /** What is merged comes back with the rest. */
  private static void assertBack(Migrant player, Store store) {
    if (!isWhole(player, store)) {
      return;
    }
    Map<DocPath, Fields> today = counted(player, store);
    assertEquals(
        RollbackOutcome.ROLLED_BACK,
        new Rollback(store).rollBack(RACING, player.subject(), BACK).outcome(),
        () -> "back: " + player);
    Map<DocPath, Fields> legacy = new TreeMap<>();
    Dump.of(store)
        .forEach(
            (path, document) -> {
              if (player.documents().containsKey(path)
                  || RACING.sources(player.subject()).containsValue(path)) {
                legacy.put(path, document.fields());
              }
            });
    assertEquals(today, new Migrant(player.subject(), legacy).planned());
  }
}
