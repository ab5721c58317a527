package dev.slipstream.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.archive.folder.FolderArchive;
import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.engine.Validation;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.Meter;
import dev.slipstream.testing.TickingClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All players, page by page, whatever becomes of the messages. */
final class SweepTest {

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  private final TickingClock clock = new TickingClock();
  private final Store store = clock.newStore();
  private final Deque<Fields> queue = new ArrayDeque<>();
  private final List<Subject> migrated = new ArrayList<>();
  private Certificates certificates = new Certificates(new FolderArchive(Path.of("target")), KEY);

  @TempDir private Path folder;

  private void seed(int players) {
    certificates = new Certificates(new FolderArchive(folder), KEY);
    LegacyPopulation population = new LegacyPopulation(20251017, 10);
    new PlayerSeed(population, players).write(store, number -> {});
    new GameDataSeed(store, new MasterData(Mappings.bundled(), Catalogues.bundled())).execute();
    for (int number = 0; number < players; number++) {
      Subject player = population.subject(number);
      if (new Migrator(store).migrate(RACING, player).outcome() == Outcome.MIGRATED) {
        migrated.add(player);
      }
    }
  }

  private Sweeper sweeper(int page) {
    return new Sweeper(
        new Sweep(store, clock, page),
        () -> (topic, message) -> queue.add(message),
        () -> certificates,
        clock);
  }

  private SweepRun sweep(int page, String runId, boolean repairs) {
    Sweeper sweeper = sweeper(page);
    sweeper.start(RACING, runId, repairs);
    while (!queue.isEmpty()) {
      deliver(sweeper, queue.poll());
    }
    return new Sweep(store, clock).find(runId).orElseThrow();
  }

  private static SweepRun deliver(Sweeper sweeper, Fields message) {
    return sweeper.carryOn(RACING, message.text("runId").orElseThrow(), message.text("cursor"));
  }

  private void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      // each look moves it on
    }
  }

  private void tamper(Subject player, long coins) {
    store.apply(
        Changes.writing(
            new Write.Merge(new PlayerPaths(player).stats(), Fields.of("coins", Value.of(coins)))));
  }

  @Test
  void aSweepWhoseMessageWasLostGoesOnOnceSomebodyLooks() {
    seed(30);
    Sweeper sweeper = sweeper(10);
    sweeper.startOnce(RACING, "lost");
    deliver(sweeper, queue.remove());
    queue.clear();
    sweeper.startOnce(RACING, "lost");
    sweeper.lookAfterAll(RACING);
    assertTrue(queue.isEmpty(), "somebody may be working on it");
    pass(Duration.ofMinutes(3));
    sweeper.lookAfterAll(RACING);
    while (!queue.isEmpty()) {
      deliver(sweeper, queue.remove());
    }
    assertTrue(new Sweep(store, clock).find("lost").orElseThrow().isClean());
    assertTrue(certificates.find("racing", "lost").isPresent());
    sweeper.lookAfterAll(RACING);
    assertTrue(queue.isEmpty(), "it is done");
  }

  @Test
  void aSweepThatAnOperatorHasEndedStaysEnded() {
    seed(30);
    new Sweep(store, clock, 10).begin(RACING, "by-hand", true);
    pass(Duration.ofMinutes(3));
    sweeper(10).lookAfterAll(RACING);
    assertTrue(queue.isEmpty());
  }

  private Optional<String> problem(String runId) {
    byte[] file = certificates.find("racing", runId).orElseThrow();
    return certificates.problem(file, SweepRun.planHash(RACING));
  }

  @Test
  void oneWrongFieldAmongTwoThousandPlayersIsFoundNamedMendedAndAudited() {
    seed(2_000);
    Subject player = migrated.get(1_234);
    long coins = stats(player).integer("coins").orElseThrow();
    tamper(player, coins + 50);
    long begun = System.nanoTime();
    SweepRun found = sweep(100, "found", false);
    System.out.printf(
        "validated %d players in %.1f s%n",
        found.count("checked"), (System.nanoTime() - begun) / 1e9);
    assertEquals(1, found.count("mismatched"));
    assertEquals(migrated.size() - 1, found.count("matched"));
    assertEquals(
        List.of(
            player.id() + ": has 50 coins too many (%d, expected %d)".formatted(coins + 50, coins)),
        found.samples());
    assertTrue(certificates.find("racing", "found").isEmpty(), "no certificate");
    assertEquals(1, sweep(100, "mend", true).count("repaired"));
    assertEquals(coins, stats(player).integer("coins").orElseThrow());
    assertEquals(
        1,
        store
            .list(Query.collection("AdminOps/reconciliation/Events"), ReadTime.latest())
            .documents()
            .size());
    SweepRun clean = sweep(100, "clean", false);
    assertEquals(0, clean.count("mismatched"));
    assertEquals(migrated.size(), clean.count("matched"));
    assertEquals(Optional.empty(), problem("clean"));
  }

  private Fields stats(Subject player) {
    DocPath path = new PlayerPaths(player).stats();
    return store.read(List.of(path), ReadTime.latest()).snapshot().fields(path).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void aSweepThatIsKilledAfterAnyPageAndDeliveredTwiceCountsTheSame(int killed) {
    seed(60);
    tamper(migrated.get(3), 1);
    tamper(migrated.get(40), 1);
    Fields undisturbed = sweep(10, "undisturbed", false).counts();
    Sweeper dying =
        new Sweeper(
            new Sweep(store, clock, 10),
            () ->
                (topic, message) -> {
                  throw new IllegalStateException("killed before it published");
                },
            () -> certificates,
            clock);
    Sweeper sweeper = sweeper(10);
    sweeper.start(RACING, "killed", false);
    int deliveries = 0;
    for (int page = 0; !queue.isEmpty(); page++) {
      Fields message = queue.poll();
      if (page == killed) {
        kill(dying, message);
      }
      deliver(sweeper, message);
      deliver(sweeper, message);
      deliveries += 2;
      if (queue.isEmpty()) {
        pass(Duration.ofMinutes(3));
        sweeper.lookAfterAll(RACING);
      }
    }
    assertTrue(deliveries <= 20, () -> "those that come twice do not become four");
    SweepRun run = new Sweep(store, clock).find("killed").orElseThrow();
    assertTrue(run.isDone());
    assertEquals(undisturbed, run.counts());
  }

  private void kill(Sweeper dying, Fields message) {
    try {
      deliver(dying, message);
    } catch (IllegalStateException killed) {
      // the page is committed, and nobody was told of the next
    }
  }

  @Test
  void aRepairThatAKilledPageHadDoneStillCounts() {
    seed(20);
    tamper(migrated.get(2), 1);
    Sweep sweep = new Sweep(store, clock, 50);
    sweep.begin(RACING, "mend", true);
    int[] told = {0};
    assertThrows(
        IllegalStateException.class,
        () ->
            sweep.turn(
                RACING,
                "mend",
                Optional.empty(),
                validation -> {
                  if (++told[0] == 20) {
                    throw new IllegalStateException("killed before the page was counted");
                  }
                }));
    assertEquals(1, sweep(50, "mend", true).count("repaired"));
  }

  @Test
  void whatItIsBilledAsIsInTheValidations() {
    seed(60);
    DocPath unmoved = LegacyPaths.blob(new Subject("zoe"), "profileData");
    store.apply(Changes.writing(new Write.Put(unmoved, Fields.empty())));
    Meter meter = new Meter(store);
    Sweep sweep = new Sweep(meter, clock);
    sweep.begin(RACING, "billed", false);
    List<Validation> validations = new ArrayList<>();
    Usage before = meter.usage();
    sweep.turn(RACING, "billed", Optional.of(""), validations::add);
    long reads = validations.stream().mapToLong(validation -> validation.usage().reads()).sum();
    Usage run = Usage.reads(2);
    assertEquals(meter.usage().reads() - before.reads() - run.reads(), reads);
    assertEquals(
        List.of(Usage.reads(1)),
        validations.stream()
            .filter(validation -> !migrated.contains(validation.subject()))
            .map(Validation::usage)
            .distinct()
            .toList());
  }

  @Test
  void whatCameLateIsToldAndSetAside() {
    seed(10);
    Subject player = migrated.get(4);
    DocPath profile = LegacyPaths.blob(player, "profileData");
    store.apply(
        Changes.writing(
            new Write.Put(profile, Fields.of("profileData", Value.of("{\"playerCoins\":1}")))));
    SweepRun run = sweep(10, "late", false);
    assertEquals(1, run.count("lateWrites"));
    assertEquals(0, run.count("mismatched"), run.samples()::toString);
    assertEquals(List.of(), new LateWrites(store).sweep(RACING, player).sources());
    assertEquals(1, sweep(10, "later", false).count("lateWrites"));
  }

  @Test
  void aRunThatCannotGoOnSaysWhy() {
    Sweep sweep = new Sweep(store, clock);
    assertRefused("There is no run nobody", sweep, "nobody", Optional.of("players/u1/a/a"));
    assertRefused("The runId is not", sweep, "a/b", Optional.empty());
    sweep.begin(RACING, "edited", false);
    store.apply(
        Changes.writing(
            new Write.Merge(SweepRun.path("edited"), Fields.of("cursor", Value.of("Clans/c1")))));
    assertRefused(
        "The cursor of run edited, Clans/c1, is no player's document",
        sweep,
        "edited",
        Optional.of("Clans/c1"));
    sweep.begin(RACING, "old", false);
    store.apply(
        Changes.writing(
            new Write.Merge(
                SweepRun.path("old"), Fields.of("planHash", Value.of("of other tables")))));
    assertRefused("Run old was begun with other mapping tables", sweep, "old", Optional.empty());
  }

  private static void assertRefused(
      String said, Sweep sweep, String runId, Optional<String> cursor) {
    SweepRefused refused =
        assertThrows(SweepRefused.class, () -> sweep.turn(RACING, runId, cursor, validation -> {}));
    assertTrue(String.valueOf(refused.getMessage()).startsWith(said), refused::getMessage);
  }

  @Test
  void aCertificateThatIsAlteredSaysSo() {
    seed(5);
    sweep(10, "clean", false);
    byte[] file = certificates.find("racing", "clean").orElseThrow();
    String plan = SweepRun.planHash(RACING);
    for (int i = 0; i < file.length; i++) {
      byte[] altered = file.clone();
      altered[i] ^= 1;
      Optional<String> said = certificates.problem(altered, plan);
      assertTrue(said.isPresent(), "byte " + i);
    }
    String text = new String(file, StandardCharsets.UTF_8);
    assertSaid("was altered since it was issued", text.replace("\"checked\":5", "\"checked\":6"));
    assertSaid("was altered since it was issued", text.stripTrailing());
    assertSaid("is no certificate", "{}");
    Certificates others =
        new Certificates(
            new FolderArchive(folder),
            "another key that is 32 bytes long".getBytes(StandardCharsets.UTF_8));
    assertTrue(others.problem(file, plan).orElseThrow().contains("not signed with this key"));
    assertTrue(
        certificates.problem(file, "other").orElseThrow().contains("for other mapping tables"));
  }

  private void assertSaid(String part, String file) {
    String said =
        certificates
            .problem(file.getBytes(StandardCharsets.UTF_8), SweepRun.planHash(RACING))
            .orElseThrow();
    assertTrue(said.contains(part), said);
  }

  @Test
  void theSamePlayersGiveTheSameHashAndOthersAnother() {
    seed(5);
    String first = sweep(2, "a", false).players();
    assertEquals(first, sweep(100, "b", false).players());
    Map<Boolean, String> other = Map.of(true, sweep(3, "c", false).players());
    assertEquals(Map.of(true, first), other);
  }
}
