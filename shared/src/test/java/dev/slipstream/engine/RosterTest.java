package dev.slipstream.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Roster.Entry;
import dev.slipstream.engine.Roster.Lines;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.TickingClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Everybody, once, in order, in pages of any length. */
final class RosterTest {

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());

  private final TickingClock clock = new TickingClock();

  @AutoClose private final Store store = clock.newStore();

  private void put(DocPath path, Fields fields) {
    store.apply(Changes.writing(new Write.Put(path, fields)));
  }

  private void putOld(String player) {
    put(LegacyPaths.blob(new Subject(player), "profileData"), Fields.empty());
  }

  private void putCheckpoint(String player, String status) {
    put(
        RACING.checkpoint(new Subject(player)),
        Fields.of("status", Value.of(status)).with("opId", Value.of(RACING.opId())));
  }

  /** Each subject as where it was found: in the population, by its checkpoint, or both. */
  private List<String> all(int pageSize) {
    List<String> all = new ArrayList<>();
    Optional<Subject> behind = Optional.empty();
    do {
      Lines page = new Roster(store, RACING, pageSize).page(behind, clock.instant());
      assertTrue(page.entries().size() <= 2 * pageSize, () -> page.entries().toString());
      page.entries().forEach(entry -> all.add(inWords(entry)));
      behind = page.last();
    } while (behind.isPresent());
    return all;
  }

  private static String inWords(Entry entry) {
    return entry.subject().id()
        + (entry.isInPopulation() ? " old" : "")
        + (entry.completed().isPresent() ? " migrated" : "");
  }

  @Test
  void whoIsCleanedUpComesAmongTheOthers() {
    putOld("u1");
    putCheckpoint("u2", "completed");
    putOld("u3");
    putCheckpoint("u3", "completed");
    putOld("u4");
    putCheckpoint("u4", "failed");
    putCheckpoint("u5", "rolled_back");
    putCheckpoint("u6", "completed");
    for (int pageSize = 1; pageSize < 8; pageSize++) {
      assertEquals(
          List.of("u1 old", "u2 migrated", "u3 old migrated", "u4 old", "u6 migrated"),
          all(pageSize));
    }
  }

  @Test
  void itCountsNobodyTwice() {
    IntStream.range(0, 5).forEach(i -> putOld("u" + i));
    IntStream.range(0, 3).forEach(i -> putCheckpoint("u" + i, "completed"));
    putCheckpoint("u3", "failed");
    Roster roster = new Roster(store, RACING, 2);
    assertEquals(5, roster.count(), "nobody is cleaned up");
    IntStream.range(3, 9).forEach(i -> putCheckpoint("u" + i, "completed"));
    assertEquals(9, roster.count(), "everybody is migrated");
  }

  @Test
  void nobodyIsThereWhereNothingIs() {
    assertEquals(List.of(), all(3));
    assertEquals(0, new Roster(store, RACING, 3).count());
  }

  /** More of them than a page has, before the first player and behind the last. */
  @Test
  void copiesAndOtherOperationsAreNobody() {
    for (int copy = 0; copy < 5; copy++) {
      put(DocPath.of("backups", "b" + copy, "profileData", "profileData"), Fields.empty());
      put(DocPath.of("vault", "v" + copy, "profileData", "profileData"), Fields.empty());
      Fields done = Fields.of("status", Value.of("completed"));
      put(DocPath.of("Players", "u1", "Ops", "op_" + copy), done);
      put(
          DocPath.of("Backups", "b" + copy, "Ops", RACING.opId()),
          done.with("opId", Value.of(RACING.opId())));
    }
    putOld("u1");
    putOld("u2");
    putCheckpoint("u2", "completed");
    for (int pageSize = 1; pageSize < 8; pageSize++) {
      assertEquals(List.of("u1 old", "u2 old migrated"), all(pageSize));
    }
  }

  @Test
  void everybodyComesOnceWhateverTheMixture() {
    Random random = new Random(20251122);
    Map<String, String> expected = new TreeMap<>();
    for (int i = 100; i < 200; i++) {
      String player = "u" + i;
      int kind = random.nextInt(4);
      if (kind == 0 || kind == 1) {
        putOld(player);
        expected.merge(player, " old", String::concat);
      }
      if (kind == 1 || kind == 2) {
        putCheckpoint(player, "completed");
        expected.merge(player, " migrated", String::concat);
      }
    }
    List<String> inOrder =
        expected.entrySet().stream().map(e -> e.getKey() + e.getValue()).toList();
    for (int pageSize : new int[] {1, 2, 3, 7, 50, 100, 300}) {
      assertEquals(inOrder, all(pageSize));
    }
  }
}
