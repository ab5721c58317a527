package dev.slipstream.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.archive.Archive;
import dev.slipstream.archive.folder.FolderArchive;
import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Operation;
import dev.slipstream.economy.Posted;
import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.Migrants;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.engine.RemovalOutcome;
import dev.slipstream.engine.RemovalTerms;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.engine.Validator;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.TickingClock;
import dev.slipstream.validation.Certificates;
import dev.slipstream.validation.Sweep;
import dev.slipstream.validation.SweepRefused;
import dev.slipstream.validation.SweepRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred players, dirty ones among them: there, validated, cleaned up, and all back. */
final class CleanupOfAllTest {

  private static final int PLAYERS = 200;
  private static final RacingMigration RACING = Ground.RACING;
  private static final byte[] KEY = bytes("0123456789abcdef0123456789abcdef");
  private static final byte[] OTHER_KEY = bytes("another key that is 32 bytes long");

  private final TickingClock clock = new TickingClock();
  private final List<Subject> migrated = new ArrayList<>();

  @AutoClose private final Store store = clock.newStore();

  @TempDir private Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Archive archive() {
    return new FolderArchive(folder);
  }

  private Certificates certificates() {
    return new Certificates(archive(), KEY);
  }

  @BeforeEach
  void migrate() {
    LegacyPopulation population = new LegacyPopulation(20251018, 30);
    new PlayerSeed(population, PLAYERS).write(store, number -> {});
    new GameDataSeed(store, new MasterData(Mappings.bundled(), Catalogues.bundled())).execute();
    for (int number = 0; number < PLAYERS; number++) {
      Subject player = population.subject(number);
      if (new Migrator(store).migrate(RACING, player).outcome() == Outcome.MIGRATED) {
        migrated.add(player);
      }
    }
    assertTrue(migrated.size() > 150, migrated.size() + " of " + PLAYERS);
  }

  private void play(Subject player, String opId, int seed) {
    Random random = new Random(seed);
    Map<String, String> amounts =
        Map.of("grantCoins", "coins", "grantXp", "xp", "adjustTrophies", "trophies");
    String type = List.copyOf(new TreeMap<>(amounts).keySet()).get(random.nextInt(amounts.size()));
    Map<String, Long> delta = Map.of(amounts.getOrDefault(type, ""), 1L + random.nextInt(90));
    Operation operation =
        Operation.of(
            opId, type, player, delta, Optional.empty(), Optional.empty(), Ground.MAPPINGS);
    Posted posted = new Economy(store, Ground.GAME).post(operation).answer();
    assertTrue(posted instanceof Posted.Done, posted::toString);
  }

  private SweepRun sweep(String runId) {
    return sweep(runId, Sweep.PAGE);
  }

  private SweepRun sweep(String runId, int pageSize) {
    Sweep sweep = new Sweep(store, clock, pageSize);
    SweepRun run = sweep.begin(RACING, runId, false);
    while (!run.isDone()) {
      run = sweep.turn(RACING, runId, Optional.of(run.cursor()), validation -> {}).run();
    }
    return run;
  }

  private Instant certify(String runId) {
    SweepRun run = sweep(runId);
    assertTrue(run.isClean(), () -> run.samples().toString());
    certificates().issue(run, clock.instant());
    return certificates().readFrom(RACING, runId);
  }

  /** What the players have, as a fresh migration would have it. */
  private Map<DocPath, Fields> view() {
    Map<DocPath, Fields> view = new TreeMap<>();
    Dump.of(store)
        .forEach(
            (path, document) -> {
              Subject player = new Subject(path.segments().get(1));
              if (RACING.footprint(player).contains(path)) {
                view.put(
                    path, document.fields().without("updatedAt").without("_m").without("ledger"));
              }
            });
    return view;
  }

  @Test
  void whoDidNothingHasTheSameBytesAndTheOthersKeepWhatTheyEarned() {
    Map<DocPath, Document> legacy = Dump.of(store);
    for (int i = 0; i < migrated.size(); i++) {
      if (i % 3 == 0) {
        play(migrated.get(i), "op-before-" + i, i);
      }
    }
    RemovalTerms terms = new RemovalTerms(clock.instant(), certify("clean"));
    CleanupSummary summary = new CleanupSummary();
    Cleanup cleanup = new Cleanup(store, archive());
    Migrants.all()
        .forEachPage(
            store,
            RACING,
            page ->
                page.forEach(
                    player -> summary.add(cleanup.cleanUp(RACING, player, terms, Ground.AT_ONCE))));
    assertTrue(summary.isClean(), () -> String.join("\n", summary.toLines()));
    assertEquals(
        Optional.of(Fields.of("removed", Value.of(migrated.size()))),
        summary.toFields().get("outcomes"));
    assertEquals(migrated.size(), archive().list("legacy/racing/").size());
    System.out.println(String.join("\n", summary.toLines()));
    for (int i = 0; i < migrated.size(); i++) {
      Subject player = migrated.get(i);
      if (i % 3 == 1) {
        play(player, "op-after-" + i, -i);
      }
      assertEquals(Verdict.MATCH, new Validator(store).validate(RACING, player, clock).verdict());
    }
    Map<DocPath, Fields> played = view();

    Rollback rollback = new Rollback(store, new ArchiveAttic(archive()));
    List<Subject> found = new ArrayList<>();
    Migrants.all().forEachPage(store, RACING, found::addAll);
    assertEquals(migrated.size(), found.size(), "who is cleaned up is found");
    for (Subject player : found) {
      RolledBack back = rollback.rollBack(RACING, player, Ground.REQUEST);
      assertEquals(RollbackOutcome.ROLLED_BACK, back.outcome(), back::toString);
    }
    Map<DocPath, Document> back = Dump.of(store);
    for (int i = 2; i < migrated.size(); i += 3) {
      for (DocPath path : RACING.sources(migrated.get(i)).values()) {
        assertEquals(fields(legacy, path), fields(back, path), "who did nothing");
      }
    }
    migrated.forEach(
        player ->
            assertEquals(Outcome.MIGRATED, new Migrator(store).migrate(RACING, player).outcome()));
    assertEquals(played, view(), "what they had is what they have");
  }

  /** Whoever is cleaned up has no old document by which a sweep could find them. */
  @Test
  void aSweepProvesThoseWhoAreCleanedUp() {
    RemovalTerms terms = new RemovalTerms(clock.instant(), certify("before"));
    Cleanup cleanup = new Cleanup(store, archive());
    for (int i = 0; i < migrated.size(); i += 2) {
      Subject player = migrated.get(i);
      RemovalOutcome outcome = cleanup.cleanUp(RACING, player, terms, Ground.AT_ONCE).outcome();
      assertEquals(RemovalOutcome.REMOVED, outcome);
    }
    SweepRun after = sweep("after");
    assertEquals(migrated.size(), after.count("matched"));
    assertEquals(new Sweep(store, clock).find("before").orElseThrow().counts(), after.counts());
    assertEquals(after.counts(), sweep("by-seven", 7).counts());
    Subject player = migrated.get(42);
    DocPath stats = new PlayerPaths(player).stats();
    store.apply(Changes.writing(new Write.Increment(stats, Map.of(FieldPath.of("coins"), 5L))));
    SweepRun dirty = sweep("dirty");
    assertEquals(1, dirty.count("mismatched"));
    String said = dirty.samples().get(0);
    assertTrue(said.startsWith(player.id() + ": has 5 coins too many"), said);
  }

  private static Optional<Fields> fields(Map<DocPath, Document> dump, DocPath path) {
    return Optional.ofNullable(dump.get(path)).map(Document::fields);
  }

  /** A sweep may have passed a player by before it was migrated. */
  @Test
  void whoWasMigratedAfterTheSweepBeganIsNotCertifiedByIt() {
    Instant certified = certify("clean");
    Subject late = new Subject("uLate");
    Ground.of(store, archive(), late.id()).migrate();
    RemovalTerms terms = new RemovalTerms(Instant.MAX, certified);
    Cleanup cleanup = new Cleanup(store, archive());
    assertEquals(RemovalOutcome.NOT_VALIDATED_SINCE, cleanup.plan(RACING, late, terms).outcome());
    assertEquals(RemovalOutcome.REMOVABLE, cleanup.plan(RACING, migrated.get(0), terms).outcome());
  }

  private void assertRefused(String part, Certificates with, String runId) {
    SweepRefused refused = assertThrows(SweepRefused.class, () -> with.readFrom(RACING, runId));
    assertTrue(String.valueOf(refused.getMessage()).contains(part), refused::getMessage);
  }

  @Test
  void aCertificateThatCertifiesNothingSaysWhy() throws Exception {
    certify("clean");
    assertRefused(
        "There is no certificate certificates/racing/nobody.json", certificates(), "nobody");
    assertRefused("There is no certificate", certificates(), "../../etc/passwd");
    Certificates others = new Certificates(archive(), OTHER_KEY);
    assertRefused("was not signed with this key", others, "clean");
    Path file = folder.resolve(Certificates.nameOf("racing", "clean"));
    Files.copy(file, file.resolveSibling("copied.json"));
    assertRefused("is another run's", certificates(), "copied");
    Files.writeString(
        file.resolveSibling("edited.json"),
        Files.readString(file).replace("\"mismatched\":0", "\"mismatched\":00"));
    assertRefused("altered", certificates(), "edited");
  }

  @Test
  void aCertificateOfOtherTablesSaysSo() {
    Sweep sweep = new Sweep(store, clock);
    sweep.begin(RACING, "other", false);
    SweepRun run = sweep("other");
    SweepRun foreign = new SweepRun(run.fields().with("planHash", Value.of("of other tables")));
    certificates().issue(foreign, clock.instant());
    assertRefused("for other mapping tables", certificates(), "other");
  }

  @Test
  void aSweepThatFoundADifferenceHasNoCertificate() {
    DocPath stats = new PlayerPaths(migrated.get(0)).stats();
    store.apply(Changes.writing(new Write.Merge(stats, Fields.of("coins", Value.of(-1)))));
    SweepRun run = sweep("dirty");
    assertThrows(IllegalArgumentException.class, () -> certificates().issue(run, clock.instant()));
    assertRefused("There is no certificate", certificates(), "dirty");
  }
}
