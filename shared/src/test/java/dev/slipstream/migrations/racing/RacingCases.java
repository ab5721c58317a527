package dev.slipstream.migrations.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.engine.Comparison;
import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.engine.Validator;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import dev.slipstream.testing.Case;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.Writes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Drives every case folder through the same life: plan (nothing written), migrate, migrate again
 * (one read, nothing written, same bytes), roll back (the old bytes), migrate again; a player that
 * fails, until its retries are used up.
 */
abstract class RacingCases {

  private static final Mappings MAPPINGS = Mappings.bundled();
  private static final RacingMigration RACING = new RacingMigration(MAPPINGS);
  private static final MasterData MASTER_DATA = new MasterData(MAPPINGS, Catalogues.bundled());

  /** What stands beside the contract's fields, design M6. */
  private static final Set<String> BOOKKEEPING =
      Set.of(
          "_m",
          "ledger",
          "seq",
          "before",
          "after",
          "previousHash",
          "schema",
          "payloadHash",
          "billed",
          "sourceVersions",
          "sourceHashes",
          "rolloutBucket",
          "warnings",
          "unmapped",
          "errors");

  /** A store with nothing in it. */
  abstract Store emptyStore();

  static Stream<Case> cases() {
    return Case.of("racing");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void lives(Case situation) {
    try (Store store = emptyStore()) {
      Writes.put(store, situation.before());
      seedClans(store);
      Map<DocPath, Document> before = Dump.of(store);

      Migrated plan = new Migrator(store).plan(RACING, situation.subject(), ReadTime.latest());
      assertEquals(before, Dump.of(store), "a plan writes nothing");

      Migrated migrated = new Migrator(store).migrate(RACING, situation.subject());
      Map<DocPath, Document> after = Dump.of(store);
      assertOutcome(situation, plan, migrated, after);
      assertDocuments(situation, after);
      assertUsage(migrated.usage(), before, after);
      repeat(situation, store, after);
    }
  }

  private static void seedClans(Store store) {
    Dump.of(store).values().stream()
        .filter(document -> document.path().collection().equals(MasterData.CLANS))
        .forEach(clan -> store.apply(MASTER_DATA.clan(clan)));
  }

  private static void assertOutcome(
      Case situation, Migrated plan, Migrated migrated, Map<DocPath, Document> after) {
    assertEquals(plan.outcome(), migrated.outcome(), "a plan says what will come");
    assertEquals(plan.checkpoint(), migrated.checkpoint(), "a plan says what will be recorded");
    Outcome expected =
        switch (situation.outcome()) {
          case "completed" -> Outcome.MIGRATED;
          case "failed" -> Outcome.FAILED;
          default -> Outcome.NOT_FOUND;
        };
    assertEquals(expected, migrated.outcome());
    if (expected == Outcome.NOT_FOUND) {
      return;
    }
    Fields checkpoint = after.get(RACING.checkpoint(situation.subject())).fields();
    assertEquals(situation.rolloutBucket(), checkpoint.integer("rolloutBucket").orElse(-1L));
    Migrated stored =
        new Migrated(
            situation.subject(),
            migrated.outcome(),
            new Checkpoint(checkpoint),
            migrated.failure(),
            migrated.plan(),
            migrated.writes(),
            migrated.usage());
    assertEquals(situation.warnings(), Case.counts(stored.warnings()), "warnings");
    assertEquals(situation.unmapped(), stored.unmapped(), "unmapped");
    assertEquals(
        situation.errors(),
        Case.counts(checkpoint.items("errors").stream().map(Fields.class::cast).toList()),
        "errors");
  }

  private static void assertDocuments(Case situation, Map<DocPath, Document> after) {
    String player = "Players/" + situation.subject().id();
    assertSame(situation.after(), Dump.below(after, player));
    assertSame(situation.clans(), Dump.below(after, "Clans"));
  }

  private static void assertSame(Map<DocPath, Fields> expected, Map<DocPath, Document> actual) {
    assertEquals(new TreeMap<>(expected).keySet(), actual.keySet(), "which documents there are");
    expected.forEach(
        (path, fields) -> assertFields(path.toString(), fields, actual.get(path).fields()));
  }

  private static void assertFields(String where, Fields expected, Fields actual) {
    Set<String> extra = new HashSet<>(actual.map().keySet());
    extra.removeAll(expected.map().keySet());
    extra.removeAll(BOOKKEEPING);
    assertTrue(extra.isEmpty(), () -> where + " has fields of no contract: " + extra);
    expected
        .map()
        .forEach(
            (name, value) -> {
              Value found = actual.get(name).orElse(Value.REMOVED);
              if (value instanceof Value.ServerTime) {
                assertTrue(found instanceof Value.Time, where + "." + name + " is a time");
              } else if (value instanceof Fields inner && found instanceof Fields map) {
                assertFields(where + "." + name, inner, map);
              } else {
                assertEquals(value, found, where + "." + name);
              }
            });
  }

  /** Writes are exactly the documents that changed; reads are counted one by one. */
  private static void assertUsage(
      Usage usage, Map<DocPath, Document> before, Map<DocPath, Document> after) {
    long changed = after.values().stream().filter(d -> !d.equals(before.get(d.path()))).count();
    assertEquals(changed, usage.writes(), "one write per changed document");
    assertEquals(0, usage.deletes());
    assertTrue(usage.reads() >= 5 && usage.reads() <= 12, "reads: " + usage.reads());
  }

  private static void repeat(Case situation, Store store, Map<DocPath, Document> after) {
    switch (situation.outcome()) {
      case "completed" -> {
        Migrated again = new Migrator(store).migrate(RACING, situation.subject());
        assertEquals(Outcome.ALREADY_MIGRATED, again.outcome());
        assertEquals(Usage.reads(1), again.usage());
        assertEquals(after, Dump.of(store), "a repeat changes nothing");
        goBack(situation, store, after);
      }
      case "failed" -> exhaust(situation, store);
      default ->
          assertEquals(
              Outcome.NOT_FOUND,
              new Migrator(store).migrate(RACING, situation.subject()).outcome());
    }
  }

  /** Rolled back without having played, the player has the same bytes, and can migrate again. */
  private static void goBack(Case situation, Store store, Map<DocPath, Document> after) {
    Subject player = situation.subject();
    Rollback rollback = new Rollback(store);
    RollbackRequest request = RollbackRequest.because("a case");
    RolledBack plan = rollback.plan(RACING, player, request);
    assertEquals(after, Dump.of(store), "a plan writes nothing");
    RolledBack back = rollback.rollBack(RACING, player, request);
    assertEquals(RollbackOutcome.ROLLED_BACK, plan.outcome());
    assertEquals(RollbackOutcome.ROLLED_BACK, back.outcome());
    assertEquals(List.of(), back.carriedBack());
    assertEquals(List.of(), back.lost());

    Map<DocPath, Document> rolledBack = Dump.of(store);
    Map<DocPath, Document> untouched = new TreeMap<>(after);
    untouched.keySet().removeIf(path -> isOfNewSchema(path, player));
    untouched.keySet().remove(RACING.checkpoint(player));
    Map<DocPath, Document> left = new TreeMap<>(rolledBack);
    Fields checkpoint = left.remove(RACING.checkpoint(player)).fields();
    assertEquals(untouched, left, "the same bytes, and nothing new but ledger and checkpoint");
    assertEquals(Optional.of("rolled_back"), checkpoint.text("status"));

    assertEquals(Outcome.MIGRATED, new Migrator(store).migrate(RACING, player).outcome());
    Map<DocPath, Document> again = Dump.of(store);
    situation
        .after()
        .forEach(
            (path, fields) -> {
              if (isOfNewSchema(path, player)) {
                assertFields(path.toString(), fields, again.get(path).fields());
              }
            });
    assertSame(situation.clans(), Dump.below(again, "Clans"));
    assertEquals(
        Comparison.Verdict.MATCH,
        new Validator(store).compare(RACING, player, ReadTime.latest()).verdict());
  }

  private static boolean isOfNewSchema(DocPath path, Subject player) {
    return RACING.footprint(player).contains(path);
  }

  /** Fails until a person must decide; then costs one read and writes nothing. */
  private static void exhaust(Case situation, Store store) {
    for (int attempt = 2; attempt <= Checkpoint.MAX_RETRIES; attempt++) {
      Migrated again = new Migrator(store).migrate(RACING, situation.subject());
      assertEquals(Outcome.FAILED, again.outcome());
      assertEquals(attempt, again.checkpoint().retryCount());
      assertEquals(2, again.usage().writes(), "the checkpoint and the entry in quarantine");
    }
    Migrated refused = new Migrator(store).migrate(RACING, situation.subject());
    assertEquals(Outcome.RETRIES_EXHAUSTED, refused.outcome());
    assertEquals(Usage.reads(1), refused.usage());
  }
}
