package dev.slipstream.migrations.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.legacy.BlobCode;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Case;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.LaterPlay;
import dev.slipstream.testing.LaterPlay.Area;
import dev.slipstream.testing.Writes;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Players who go to the new schema, play there and come back: what they did is in their blobs. */
final class ReversalWalkTest {

  private static final int MOVES = 20;

  /** In which area nothing can be put where something of another shape stands. */
  private static final Map<String, Area> SHAPED =
      Map.of(
          "/crateData", Area.CRATES,
          "/keyData", Area.KEYS,
          "/garageItemsData", Area.ITEMS,
          "/carsData", Area.CARS,
          "/carCosmeticData", Area.COSMETICS,
          "/spellDeck", Area.DECK,
          "/mapStats", Area.TRACKS,
          "/friends", Area.FRIENDS,
          "/friendRequests", Area.REQUESTS,
          "/friendRequestsSent", Area.REQUESTS_SENT);

  @Test
  void playersOfThePopulationBringBackWhatTheyDid() {
    LegacyPopulation population = new LegacyPopulation(20251121, 70);
    assertTrue(
        walkAll(
                IntStream.range(0, 300)
                    .mapToObj(population::player)
                    .map(player -> new Migrant(player.subject(), player.documents())))
            > 200);
  }

  @Test
  void playersOfTheCasesBringBackWhatTheyDid() {
    assertTrue(walkAll(Case.of("racing").map(ReversalWalkTest::migrant)) > 300);
  }

  @Test
  void playersAsDirtyAsCanBeBringBackWhatTheyDid() {
    assertTrue(
        walkAll(
                IntStream.range(0, 2_000)
                    .mapToObj(index -> DirtyPlayer.of(20251121, index))
                    .map(player -> new Migrant(player.subject(), player.documents())))
            > 300);
  }

  private static Migrant migrant(Case situation) {
    try (Store store = new MemoryStore()) {
      Writes.putLegacy(store, situation.before());
      Map<DocPath, Fields> documents = new LinkedHashMap<>();
      Dump.of(store).forEach((path, document) -> documents.put(path, document.fields()));
      return new Migrant(situation.subject(), documents);
    }
  }

  /** How many players can be migrated, and so come back. */
  private static long walkAll(Stream<Migrant> players) {
    return players.filter(player -> player.read().isPresent()).peek(ReversalWalkTest::walk).count();
  }

  private static void walk(Migrant player) {
    Map<DocPath, Fields> planned = player.planned();
    assertEquals(Map.of(), player.texts(planned), "who does nothing changes nothing");
    for (int seed = 0; seed < 2; seed++) {
      Random random = new Random(seed);
      Map<DocPath, Fields> today =
          LaterPlay.of(player.subject(), planned, Migrant.MAPPINGS, open(player), MOVES, random);
      Migrant back = player.back(today);
      String which = player.subject() + ", seed " + seed;
      assertSame(today, back, which);
      assertEquals(Map.of(), back.texts(today), "once is enough for " + which);
      assertSame(today, back.back(planned).back(today), "again " + which);
    }
  }

  private static void assertSame(Map<DocPath, Fields> today, Migrant back, String which) {
    Map<DocPath, Fields> expected = Migrant.contract(today);
    Map<DocPath, Fields> planned = back.planned();
    assertEquals(expected.keySet(), planned.keySet(), which);
    expected.forEach(
        (path, fields) ->
            assertEquals(fields, planned.get(path), () -> which + ": " + path + " in " + back));
  }

  private static Set<Area> open(Migrant player) {
    Set<Area> open = EnumSet.allOf(Area.class);
    for (Finding finding : player.read().orElseThrow().findings()) {
      if (finding.code() == BlobCode.SHAPE_UNEXPECTED) {
        String pointer = finding.at().pointer();
        Optional.ofNullable(SHAPED.get(pointer)).ifPresent(open::remove);
        open.removeIf(area -> area == Area.ITEMS && pointer.endsWith("/variants"));
      }
    }
    return open;
  }
}
