package dev.slipstream.migrations.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.Change;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Case;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.Limited;
import dev.slipstream.testing.Writes;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Players beyond the limits of a commit, crashes between two parts, and runs that never ended. */
final class RollbackInPartsTest {

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());
  private static final RollbackRequest REQUEST = RollbackRequest.because("a test");
  private static final Case SITUATION =
      Case.of("racing").filter(c -> c.name().startsWith("contract-p01")).findFirst().orElseThrow();
  private static final Subject PLAYER = SITUATION.subject();
  private static final PlayerPaths PATHS = new PlayerPaths(PLAYER);

  /** Most commits of any rollback here, so that a crash behind each is tried. */
  private static final int MANY = 40;

  /** A player who has earned coins, a crate and an item, and lost one, since the cut-over. */
  private static Store migrated() {
    Store store = new MemoryStore();
    Writes.putLegacy(store, SITUATION.before());
    new Migrator(store).migrate(RACING, PLAYER);
    Fields stats = Dump.of(store).get(PATHS.stats()).fields();
    Writes.put(
        store,
        Map.of(
            PATHS.stats(),
            stats
                .with("coins", Value.of(stats.integer("coins").orElseThrow() + 5))
                .merge(Fields.of("crates", Fields.of("rare", Value.of(77)))),
            PATHS.item("item_3p7x9r2m5n"),
            Fields.builder().put("itemId", "item_3p7x9r2m5n").put("qty", 4).build()));
    return store;
  }

  private static Map<DocPath, Fields> contents(Store store) {
    Map<DocPath, Fields> contents = new TreeMap<>();
    Dump.of(store)
        .forEach(
            (path, document) -> {
              Fields fields = document.fields();
              for (String time : new String[] {"updatedAt", "createdAt", "keptAt"}) {
                fields = fields.without(time);
              }
              contents.put(path, fields);
            });
    Fields checkpoint = contents.get(RACING.checkpoint(PLAYER));
    for (String time : new String[] {"startedAt", "lastUpdatedAt", "completedAt", "rolledBackAt"}) {
      checkpoint = checkpoint.without(time);
    }
    contents.put(RACING.checkpoint(PLAYER), checkpoint);
    return contents;
  }

  private static Map<DocPath, Fields> rolledBackWhole() {
    try (Store store = migrated()) {
      RolledBack back = new Rollback(store).rollBack(RACING, PLAYER, REQUEST);
      assertEquals(RollbackOutcome.ROLLED_BACK, back.outcome(), back::toString);
      return contents(store);
    }
  }

  @ParameterizedTest(name = "at most {0} writes a commit")
  @ValueSource(ints = {6, 7, 9, 13})
  void inPartsItComesToTheSame(int writes) {
    assertSameInParts(Limits.production().withCommitWrites(writes));
  }

  @ParameterizedTest(name = "at most {0} bytes a commit")
  @ValueSource(ints = {4500, 6000})
  void inPartsOfFewBytesItComesToTheSame(int bytes) {
    assertSameInParts(Limits.production().withCommitBytes(bytes));
  }

  private static void assertSameInParts(Limits limits) {
    Map<DocPath, Fields> whole = rolledBackWhole();
    for (int commits = 1; commits < MANY; commits++) {
      try (Store store = migrated()) {
        int crash = commits;
        boolean isDone = crashesBehind(store, limits, crash);
        Store limited = new Limited(store, limits);
        RolledBack back = new Rollback(limited).rollBack(RACING, PLAYER, REQUEST);
        assertEquals(
            isDone ? RollbackOutcome.ALREADY_ROLLED_BACK : RollbackOutcome.ROLLED_BACK,
            back.outcome());
        Map<DocPath, Fields> parts = contents(store);
        assertEquals(whole.keySet(), parts.keySet(), "after a crash behind commit " + commits);
        whole.forEach(
            (path, fields) -> assertEquals(fields, parts.get(path), path + " behind " + crash));
        if (isDone) {
          assertTrue(commits > 2, "it was in parts");
          return;
        }
      }
    }
    throw new AssertionError("more parts than expected");
  }

  /** Whether it was done before it could crash. */
  private static boolean crashesBehind(Store store, Limits limits, int commits) {
    try {
      new Rollback(new Interrupted(store, limits, commits)).rollBack(RACING, PLAYER, REQUEST);
      return true;
    } catch (StoreException e) {
      assertEquals(StoreException.Reason.UNAVAILABLE, e.reason());
      return false;
    }
  }

  /** Behind each commit exactly one schema is whole: the checkpoint says which. */
  @Test
  void behindEachPartTheAuthoritativeSchemaIsWhole() {
    Limits limits = Limits.production().withCommitWrites(6);
    Map<DocPath, Fields> whole = rolledBackWhole();
    try (Store untouched = migrated()) {
      Map<DocPath, Fields> before = contents(untouched);
      for (int commits = 1; commits < 12; commits++) {
        try (Store store = migrated()) {
          crashesBehind(store, limits, commits);
          Map<DocPath, Fields> now = contents(store);
          boolean isCompleted = new Checkpoint(now.get(RACING.checkpoint(PLAYER))).isCompleted();
          Map<DocPath, Fields> authoritative = isCompleted ? before : whole;
          Function<DocPath, Boolean> counts =
              isCompleted
                  ? RACING.footprint(PLAYER)::contains
                  : path -> RACING.sources(PLAYER).containsValue(path);
          authoritative.forEach(
              (path, fields) -> {
                if (counts.apply(path)) {
                  assertEquals(fields, now.get(path), path.toString());
                }
              });
        }
      }
    }
  }

  @Test
  void untilAllIsClearedNobodyMigratesAgain() {
    Limits limits = Limits.production().withCommitWrites(6);
    try (Store store = migrated()) {
      Checkpoint checkpoint = new Checkpoint(Fields.empty());
      for (int commits = 1; !checkpoint.isRolledBack(); commits++) {
        crashesBehind(store, limits, commits);
        checkpoint = new Checkpoint(Dump.of(store).get(RACING.checkpoint(PLAYER)).fields());
      }
      assertEquals(
          Outcome.BEING_ROLLED_BACK, new Migrator(store).migrate(RACING, PLAYER).outcome());
      new Rollback(store).rollBack(RACING, PLAYER, REQUEST);
      assertEquals(Outcome.MIGRATED, new Migrator(store).migrate(RACING, PLAYER).outcome());
    }
  }

  @Test
  void whatStoodThereBeforeComesBack() {
    Fields byHand = Fields.builder().put("slotId", "primary").put("note", "by hand").build();
    for (int writes : new int[] {500, 6}) {
      try (Store store = new MemoryStore()) {
        Writes.putLegacy(store, SITUATION.before());
        Writes.put(store, Map.of(PATHS.loadout(), byHand));
        Map<DocPath, Fields> before = new TreeMap<>();
        Dump.of(store).forEach((path, document) -> before.put(path, document.fields()));
        new Migrator(store).migrate(RACING, PLAYER);
        Store limited = new Limited(store, Limits.production().withCommitWrites(writes));
        new Rollback(limited).rollBack(RACING, PLAYER, REQUEST);
        Map<DocPath, Fields> after = contents(store);
        assertEquals(byHand, after.get(PATHS.loadout()));
        after.keySet().removeIf(path -> path.toString().contains("/Transactions/"));
        after.remove(RACING.checkpoint(PLAYER));
        assertEquals(before.keySet(), after.keySet(), "no before-image is left");
      }
    }
  }

  /** A run in parts that stopped: its documents count for nobody, and go. */
  @Test
  void aMigrationThatNeverCameToItsCutOverIsTakenBack() {
    Limits limits = Limits.production().withCommitWrites(5);
    for (int commits = 1; commits <= 5; commits++) {
      try (Store store = new MemoryStore()) {
        Writes.putLegacy(store, SITUATION.before());
        Fields byHand = Fields.of("note", Value.of("by hand"));
        Writes.put(store, Map.of(PATHS.loadout(), byHand));
        Map<DocPath, Fields> before = new TreeMap<>();
        Dump.of(store).forEach((path, document) -> before.put(path, document.fields()));
        try {
          new Migrator(new Interrupted(store, limits, commits)).migrate(RACING, PLAYER);
          throw new AssertionError("was to be interrupted");
        } catch (StoreException e) {
          assertEquals(StoreException.Reason.UNAVAILABLE, e.reason());
        }
        RolledBack back =
            new Rollback(new Limited(store, limits)).rollBack(RACING, PLAYER, REQUEST);
        Map<DocPath, Fields> after = new TreeMap<>();
        Dump.of(store).forEach((path, document) -> after.put(path, document.fields()));
        Fields checkpoint = after.remove(RACING.checkpoint(PLAYER));
        if (checkpoint != null) {
          assertEquals(RollbackOutcome.ROLLED_BACK, back.outcome());
          assertTrue(new Checkpoint(checkpoint).isRolledBack());
        }
        after.keySet().removeIf(path -> path.segments().get(0).equals("Clans"));
        before.keySet().removeIf(path -> path.segments().get(0).equals("Clans"));
        assertEquals(before, after, "behind commit " + commits);
        assertEquals(Outcome.MIGRATED, new Migrator(store).migrate(RACING, PLAYER).outcome());
      }
    }
  }

  /** Between the listing and the commit an operation may add a document; it is listed again. */
  @Test
  void whatComesBetweenTheListingAndTheCommitIsCarriedToo() {
    try (Store store = migrated()) {
      DocPath item = PATHS.item("item_3p7x9r2m5n");
      Store busy =
          new Limited(store, Limits.production()) {
            private int commits;

            @Override
            public <A> Applied<A> apply(Change<A> change) {
              commits++;
              if (commits == 2) {
                Fields stats = Dump.of(store).get(PATHS.stats()).fields();
                store.apply(
                    Changes.writing(
                        new Write.Delete(item),
                        new Write.Put(PATHS.stats(), stats.with("coins", Value.of(3)))));
              }
              return super.apply(change);
            }
          };
      new Rollback(busy).rollBack(RACING, PLAYER, REQUEST);
      String profile =
          Dump.of(store)
              .get(RACING.sources(PLAYER).get("profileData"))
              .fields()
              .text("profileData")
              .orElseThrow();
      assertTrue(profile.contains(":3,") || profile.contains(": 3,"), profile);
    }
  }
}
