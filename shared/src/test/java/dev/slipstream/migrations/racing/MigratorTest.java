package dev.slipstream.migrations.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Comparison;
import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.engine.Validator;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.Difference;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.Usage;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Case;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.Limited;
import dev.slipstream.testing.Writes;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a player costs, and what happens when a commit cannot be as usual. */
final class MigratorTest {

  private static final Mappings MAPPINGS = Mappings.bundled();
  private static final RacingMigration RACING = new RacingMigration(MAPPINGS);
  private static final MasterData MASTER_DATA = new MasterData(MAPPINGS, Catalogues.bundled());

  private static final Case P01 = situation("contract-p01");

  private static Case situation(String name) {
    return Case.of("racing").filter(c -> c.name().startsWith(name)).findFirst().orElseThrow();
  }

  private static Store storeWith(Case situation, Limits limits) {
    Store store = new MemoryStore(() -> Instant.EPOCH, limits, Faults.NONE);
    Writes.put(store, situation.before());
    Dump.of(store).values().stream()
        .filter(document -> document.path().collection().equals(MasterData.CLANS))
        .forEach(clan -> store.apply(MASTER_DATA.clan(clan)));
    return store;
  }

  private static Map<DocPath, Fields> contents(Store store, Subject player) {
    Map<DocPath, Fields> contents = new TreeMap<>();
    Dump.below(Dump.of(store), "Players/" + player.id())
        .forEach((path, document) -> contents.put(path, withoutTimes(document.fields())));
    contents.remove(RACING.checkpoint(player));
    return contents;
  }

  private static Fields withoutTimes(Fields fields) {
    return fields.without("updatedAt").without("createdAt");
  }

  /** 1 checkpoint + 4 blobs, 1 for the daily claim, 2 for a clan; writes as the contract lists. */
  @ParameterizedTest(name = "{0}: {1} reads, {2} writes")
  @CsvSource({
    "contract-p01, 7, 18",
    "contract-p02, 6, 7",
    "contract-p03, 6, 7",
    "contract-p05, 6, 15",
    "contract-p06, 6, 9",
    "contract-p08, 8, 10",
    "contract-p09, 6, 2",
    "contract-p12, 5, 0"
  })
  void costsExactly(String name, long reads, long writes) {
    Case situation = situation(name);
    try (Store store = storeWith(situation, Limits.production())) {
      Usage usage = new Migrator(store).migrate(RACING, situation.subject()).usage();
      assertEquals(new Usage(reads, writes, 0), usage);
      long clan = situation.name().matches("contract-p0[18].*") ? 2 : 0;
      long entry = situation.outcome().equals("failed") ? 1 : 0;
      assertEquals(
          situation.after().size() + clan + entry,
          writes,
          "documents of the contract + clan + entry in quarantine");
    }
  }

  @ParameterizedTest(name = "at most {0} writes a commit")
  @ValueSource(ints = {2, 3, 5, 9, 16})
  void aPlayerBeyondTheLimitsIsCommittedInParts(int writesPerCommit) {
    Case situation = situation("contract-p01");
    try (Store whole = storeWith(situation, Limits.production());
        Store parts = storeWith(situation, Limits.production().withCommitWrites(60))) {
      Store limited = new Limited(parts, Limits.production().withCommitWrites(writesPerCommit));
      new Migrator(whole).migrate(RACING, situation.subject());
      Migrated migrated = new Migrator(limited).migrate(RACING, situation.subject());
      assertEquals(Outcome.MIGRATED, migrated.outcome());
      assertTrue(migrated.usage().writes() > situation.after().size() + 2, "several commits");
      assertEquals(contents(whole, situation.subject()), contents(parts, situation.subject()));
      assertSameProgress(whole, parts, situation.subject());
    }
  }

  @Test
  void aPlanOfAPlayerBeyondTheLimitsHasAllItsParts() {
    Case situation = situation("contract-p01");
    try (Store store = storeWith(situation, Limits.production())) {
      Store limited = new Limited(store, Limits.production().withCommitWrites(3));
      Migrated whole = new Migrator(store).plan(RACING, situation.subject(), ReadTime.latest());
      Migrated parts = new Migrator(limited).plan(RACING, situation.subject(), ReadTime.latest());
      assertEquals(whole.writes(), parts.writes());
    }
  }

  private static void assertSameProgress(Store a, Store b, Subject player) {
    Fields first = checkpoint(a, player);
    Fields second = checkpoint(b, player);
    for (String name : new String[] {"status", "phases", "dataHashes", "warnings", "unmapped"}) {
      assertEquals(first.get(name), second.get(name), name);
    }
    assertFalse(second.map().containsKey("written"), "working state is gone at the end");
  }

  private static Fields checkpoint(Store store, Subject player) {
    DocPath path = RACING.checkpoint(player);
    return Dump.of(store).get(path).fields();
  }

  @Test
  void untilTheLastPartTheOldDocumentsStayAuthoritative() {
    Case situation = situation("contract-p01");
    try (Store store = storeWith(situation, Limits.production())) {
      Interrupted crash = new Interrupted(store, Limits.production().withCommitWrites(5), 2);
      assertCrashes(crash, situation.subject());
      assertEquals("in_progress", checkpoint(store, situation.subject()).text("status").get());
    }
  }

  @Test
  void aRunInPartsGoesOnWhereItCrashed() {
    Case situation = situation("contract-p01");
    try (Store whole = storeWith(situation, Limits.production());
        Store store = storeWith(situation, Limits.production())) {
      Limits few = Limits.production().withCommitWrites(4);
      for (int commits = 1; commits <= 3; commits++) {
        assertCrashes(new Interrupted(store, few, commits), situation.subject());
      }
      new Migrator(whole).migrate(RACING, situation.subject());
      new Migrator(new Limited(store, few)).migrate(RACING, situation.subject());
      assertEquals(contents(whole, situation.subject()), contents(store, situation.subject()));
    }
  }

  @Test
  void aSourceThatChangesBetweenPartsIsPlannedAgainAndWhatIsStaleGoes() {
    assertPlannedAgain(4, garageOf(situation("contract-p05"), P01.subject()));
  }

  /** Items are as before, but their ledger entry names the hash of the one for the coins. */
  @Test
  void aPhaseIsTakenAgainWhereOnlyItsPlaceInTheLedgersChainHasChanged() {
    assertPlannedAgain(7, blob("profileData", "{\"username\":\"Nova\",\"playerCoins\":77}"));
  }

  /** Two phases share the balances; one of them has no ledger entry any more. */
  @Test
  void whatAnEarlierPlanKnewOfASharedDocumentDoesNotStayInIt() {
    assertPlannedAgain(7, blob("garageData", "{\"garageItemsData\":[]}"));
  }

  @Test
  void whatAnEarlierPlanKnewOfADocumentDoesNotStayInIt() {
    String slower = "{\"mapStats\":[{\"levelName\":\"Neon City Loop\",\"stars\":1}]}";
    assertPlannedAgain(7, blob("mapData", slower));
  }

  private static Map<DocPath, Fields> blob(String name, String text) {
    DocPath path = DocPath.of("players", P01.subject().id(), name, name);
    return Map.of(path, Fields.of(name, Value.of(text)));
  }

  /**
   * A run in parts dies after some commits, and a client writes; in the end it makes no difference.
   */
  private static void assertPlannedAgain(int commits, Map<DocPath, Fields> later) {
    Subject player = P01.subject();
    try (Store store = storeWith(P01, Limits.production());
        Store fresh = storeWith(P01, Limits.production())) {
      Limits few = Limits.production().withCommitWrites(4);
      assertCrashes(new Interrupted(store, few, commits), player);
      Writes.put(store, later);
      Writes.put(fresh, later);
      new Migrator(new Limited(store, few)).migrate(RACING, player);
      new Migrator(fresh).migrate(RACING, player);
      assertEquals(contents(fresh, player), contents(store, player));
    }
  }

  private static Map<DocPath, Fields> garageOf(Case other, Subject player) {
    Fields garage =
        other.before().get(DocPath.of("players", other.subject().id(), "garageData", "garageData"));
    return Map.of(DocPath.of("players", player.id(), "garageData", "garageData"), garage);
  }

  private static void assertCrashes(Store store, Subject player) {
    try {
      new Migrator(store).migrate(RACING, player);
    } catch (StoreException e) {
      assertEquals(StoreException.Reason.UNAVAILABLE, e.reason());
      return;
    }
    throw new AssertionError("the run was to be interrupted");
  }

  @Test
  void aDocumentThatStoodThereIsKeptBeforeItIsReplaced() {
    Case situation = situation("contract-p01");
    Subject player = situation.subject();
    DocPath loadout = DocPath.of("Players", player.id(), "Loadouts", "primary");
    Fields stood = Fields.builder().put("slotId", "primary").put("note", "by hand").build();
    try (Store store = storeWith(situation, Limits.production())) {
      Writes.put(store, Map.of(loadout, stood));
      assertEquals(Outcome.MIGRATED, new Migrator(store).migrate(RACING, player).outcome());
      Map<DocPath, Document> dump = Dump.of(store);
      assertEquals(
          Value.of("car_9q7m2k4d1t"), dump.get(loadout).fields().get("carId").orElseThrow());
      Map<DocPath, Document> undo = Dump.below(dump, RACING.checkpoint(player) + "/Undo");
      assertEquals(1, undo.size());
      Fields kept = undo.values().iterator().next().fields();
      assertEquals(loadout.toString(), kept.text("path").orElseThrow());
      assertEquals(stood, kept.fields("fields"));
    }
  }

  /** Keeping what stood there takes as many writes again, which one commit may not have. */
  @ParameterizedTest(name = "at most {0} writes a commit")
  @ValueSource(ints = {3, 4, 5, 8, 13, 21, 28, 29})
  void whereEverythingStoodThereItIsKeptInAsManyCommitsAsItTakes(int writesPerCommit) {
    Case situation = situation("contract-p05");
    Subject player = situation.subject();
    Map<DocPath, Fields> standing = new TreeMap<>();
    try (Store fresh = storeWith(situation, Limits.production())) {
      new Migrator(fresh).migrate(RACING, player);
      Map<DocPath, Fields> expected = contents(fresh, player);
      expected
          .keySet()
          .forEach(path -> standing.put(path, Fields.of("by", Value.of("hand at " + path))));
      assertEquals(14, standing.size());
      Limits few = Limits.production().withCommitWrites(writesPerCommit);
      try (Store store = storeWith(situation, few)) {
        Writes.put(store, standing);
        assertEquals(Outcome.MIGRATED, new Migrator(store).migrate(RACING, player).outcome());
        Map<DocPath, Fields> contents = contents(store, player);
        Map<DocPath, Fields> kept = new TreeMap<>();
        Dump.below(Dump.of(store), RACING.checkpoint(player) + "/Undo")
            .forEach(
                (path, image) -> {
                  contents.remove(path);
                  kept.put(
                      DocPath.parse(image.fields().text("path").orElseThrow()),
                      image.fields().fields("fields"));
                });
        assertEquals(expected, contents);
        assertEquals(standing, kept);
      }
    }
  }

  @Test
  void whatIsStoredMatchesAFreshPlan() {
    Case situation = situation("contract-p05");
    try (Store store = storeWith(situation, Limits.production())) {
      Validator validator = new Validator(store);
      assertEquals(
          Comparison.Verdict.NOT_MIGRATED,
          validator.compare(RACING, situation.subject(), ReadTime.latest()).verdict());
      new Migrator(store).migrate(RACING, situation.subject());
      assertEquals(
          Comparison.Verdict.MATCH,
          validator.compare(RACING, situation.subject(), ReadTime.latest()).verdict());
    }
  }

  @Test
  void aTamperedBalanceIsFoundByTheFreshPlan() {
    Case situation = situation("contract-p05");
    Subject player = situation.subject();
    DocPath stats = DocPath.of("Players", player.id(), "Economy", "Stats");
    try (Store store = storeWith(situation, Limits.production())) {
      new Migrator(store).migrate(RACING, player);
      Fields tampered = Dump.of(store).get(stats).fields().with("coins", Value.of(1));
      Writes.put(store, Map.of(stats, tampered));
      Comparison comparison = new Validator(store).compare(RACING, player, ReadTime.latest());
      assertEquals(Comparison.Verdict.MISMATCH, comparison.verdict());
      assertEquals(
          new Difference(stats, "coins", Value.of(88000), Value.of(1), Difference.Kind.DIFFERENT),
          comparison.differences().get(0));
    }
  }
}
