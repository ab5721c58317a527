package dev.slipstream.migrations.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Case;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.LaterPlay;
import dev.slipstream.testing.Writes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Players who go to the new schema, play there and come back: what they did is in their blobs. */
final class ReversalWalkTest {

  private static final int MOVES = 20;

  @Test
  void playersOfThePopulationBringBackWhatTheyDid() {
    assertTrue(walkAll(players(new LegacyPopulation(20251121, 70), 200)) > 130);
  }

  private static Stream<Migrant> players(LegacyPopulation population, int number) {
    return IntStream.range(0, number)
        .mapToObj(population::player)
        .map(player -> new Migrant(player.subject(), player.documents()));
  }

  @Test
  void playersOfTheCasesBringBackWhatTheyDid() {
    assertTrue(walkAll(Case.of("racing").map(ReversalWalkTest::migrant)) > 300);
  }

  @Test
  void playersAsDirtyAsCanBeBringBackWhatTheyDid() {
    assertTrue(
        walkAll(
                IntStream.range(0, 1_200)
                    .mapToObj(index -> DirtyPlayer.of(20251121, index))
                    .map(player -> new Migrant(player.subject(), player.documents())))
            > 200);
  }

  @Test
  void whatTheOldSchemaHasNoWordsForIsLostAloneAndDoesNoHarm() {
    LegacyPopulation population = new LegacyPopulation(7, 70);
    players(population, 120)
        .filter(player -> player.read().isPresent())
        .forEach(
            player -> {
              Random random = new Random(player.subject().hashCode());
              Map<DocPath, Fields> played = play(player, random);
              Map<DocPath, Fields> today =
                  LaterPlay.beyond(player.subject(), played, Migrant.MAPPINGS, random);
              Migrant back = player.back(today);
              assertEquals(Map.of(), back.texts(today), "once is enough for " + player);
              Set<String> lost = lost(Migrant.contract(today), back.planned());
              assertTrue(lost.size() <= 1, () -> lost + " of " + player);
            });
  }

  /** The collections of documents that are not the same; cars share what they wear. */
  private static Set<String> lost(Map<DocPath, Fields> today, Map<DocPath, Fields> back) {
    Set<DocPath> paths = new HashSet<>(today.keySet());
    paths.addAll(back.keySet());
    return paths.stream()
        .filter(path -> !Objects.equals(today.get(path), back.get(path)))
        .map(DocPath::collectionId)
        .collect(Collectors.toSet());
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
  private static int walkAll(Stream<Migrant> players) {
    List<Migrant> readable = players.filter(player -> player.read().isPresent()).toList();
    readable.forEach(ReversalWalkTest::walk);
    return readable.size();
  }

  private static void walk(Migrant player) {
    Map<DocPath, Fields> planned = player.planned();
    assertEquals(Map.of(), player.texts(planned), "who does nothing changes nothing");
    for (int seed = 0; seed < 2; seed++) {
      Map<DocPath, Fields> today = play(player, new Random(seed));
      Migrant back = player.back(today);
      String which = player.subject() + ", seed " + seed;
      assertSame(today, back, which);
      assertEquals(Map.of(), back.texts(today), "once is enough for " + which);
      assertSame(today, back.back(planned).back(today), "again " + which);
    }
  }

  private static Map<DocPath, Fields> play(Migrant player, Random random) {
    return LaterPlay.of(
        player.subject(), player.planned(), Migrant.MAPPINGS, player.openAreas(), MOVES, random);
  }

  private static void assertSame(Map<DocPath, Fields> today, Migrant back, String which) {
    Map<DocPath, Fields> expected = Migrant.contract(today);
    Map<DocPath, Fields> planned = back.planned();
    assertEquals(expected.keySet(), planned.keySet(), which);
    expected.forEach(
        (path, fields) ->
            assertEquals(fields, planned.get(path), () -> which + ": " + path + " in " + back));
  }
}
