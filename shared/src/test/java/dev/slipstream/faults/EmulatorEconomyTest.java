package dev.slipstream.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Game;
import dev.slipstream.economy.Operation;
import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.oracles.Run;
import dev.slipstream.seed.ClanTotals;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.testing.BadNetwork;
import dev.slipstream.testing.BadNetwork.Fault;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.FirestoreEmulator;
import dev.slipstream.testing.Together;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Players' money under many hands, on a bad network, while the players migrate: not a coin more or
 * less than was accepted. Who meets whom is up to the machine, and must not matter.
 */
@Timeout(300)
final class EmulatorEconomyTest {

  private static final long SEED = 20261121;
  private static final int PLAYERS = 200;
  private static final int CALLERS = 50;

  /** How long the callers ask, in seconds; in the second third of it the players migrate. */
  private static final long SECONDS = Long.getLong("slipstream.economySeconds", 60);

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());
  private static final Game GAME = new Game(RACING, Mappings.bundled(), Catalogues.bundled(), true);
  private static final LegacyPopulation POPULATION = new LegacyPopulation(SEED, 0);

  @Test
  void notACoinMoreOrLessThanWasAccepted() {
    String project = FirestoreEmulator.newProject();
    BadNetwork network = new BadNetwork(new Weather(SEED));
    List<Subject> players =
        IntStream.range(0, PLAYERS).mapToObj(n -> POPULATION.player(n).subject()).toList();
    List<Teller> tellers =
        IntStream.range(0, CALLERS).mapToObj(n -> new Teller(n, SEED, players)).toList();
    try (Store store = FirestoreEmulator.store(project, Limits.emulator());
        Store bad = FirestoreEmulator.store(project, Limits.emulator(), network)) {
      new PlayerSeed(POPULATION, PLAYERS).write(store, number -> {});
      new GameDataSeed(store, new MasterData(Mappings.bundled(), Catalogues.bundled())).execute();
      Map<DocPath, Document> before = Dump.of(store);
      Map<String, Long> expected = held(store, players);
      long start = System.nanoTime();
      AtomicInteger migrated = new AtomicInteger();
      Together.run(
          CALLERS,
          thread ->
              tellers
                  .get(thread)
                  .workWhile(
                      () -> elapsed(start) < 1,
                      new Economy(bad, GAME),
                      () -> migrateNext(elapsed(start), bad, players, migrated)));
      assertEquals(PLAYERS, migrated.get(), "migrated while the callers asked");
      int open = tellers.stream().mapToInt(Teller::unanswered).sum();
      tellers.forEach(teller -> teller.settle(new Economy(store, GAME)));
      tellers.stream()
          .flatMap(teller -> teller.accepted().stream())
          .forEach(operation -> add(operation, expected));
      Map<DocPath, Document> now = Dump.of(store);
      report(tellers, network, open);
      assertSame(expected, stored(now, players));
      List<Run> told = tellers.stream().flatMap(teller -> teller.runs().stream()).toList();
      assertEquals(List.of(), new Books(RACING, players, before, now, told).violations());
      assertEquals(List.of(), new ClanTotals(store).wrong());
      assertNothingLate(store, players);
      assertTrue(network.count(Fault.ANSWER_LOST) > 0, "no answer was lost");
    }
  }

  /** Says what differs, and not what all two hundred have. */
  private static void assertSame(Map<String, Long> expected, Map<String, Long> stored) {
    Set<String> names = new TreeSet<>(expected.keySet());
    names.addAll(stored.keySet());
    names.removeIf(name -> expected.getOrDefault(name, 0L).equals(stored.getOrDefault(name, 0L)));
    Map<String, Long> differences = new TreeMap<>();
    names.forEach(
        name ->
            differences.put(name, stored.getOrDefault(name, 0L) - expected.getOrDefault(name, 0L)));
    assertEquals(Map.of(), differences, "more, or less, than was accepted");
  }

  /** By the migration's own plan: what each player has of what the callers move. */
  private static Map<String, Long> held(Store store, List<Subject> players) {
    Map<String, Long> held = new TreeMap<>();
    for (Subject player : players) {
      new Migrator(store)
          .plan(RACING, player, ReadTime.latest())
          .plan()
          .orElseThrow()
          .targets()
          .forEach(target -> add(player, target.path(), target.fields(), held));
    }
    return held;
  }

  private static Map<String, Long> stored(Map<DocPath, Document> now, List<Subject> players) {
    Map<String, Long> stored = new TreeMap<>();
    players.forEach(
        player ->
            Dump.below(now, "Players/" + player.id())
                .forEach((path, found) -> add(player, path, found.fields(), stored)));
    return stored;
  }

  private static void add(Subject player, DocPath path, Fields fields, Map<String, Long> amounts) {
    if (path.equals(new PlayerPaths(player).stats())) {
      List.of("coins", "gems", "xp")
          .forEach(
              name ->
                  fields
                      .integer(name)
                      .ifPresent(amount -> amounts.put(player.id() + " " + name, amount)));
    } else if (path.collectionId().equals("Inventory")) {
      amounts.put(player.id() + " " + path.id(), fields.integer("qty").orElseThrow());
    }
  }

  private static void add(Operation operation, Map<String, Long> amounts) {
    boolean isTransfer = operation.receiver().isPresent();
    operation
        .delta()
        .forEach(
            (name, amount) -> {
              long own = isTransfer ? -amount : amount;
              amounts.merge(operation.player().id() + " " + name, own, Math::addExact);
              operation
                  .receiver()
                  .ifPresent(to -> amounts.merge(to.id() + " " + name, amount, Math::addExact));
            });
  }

  /** Which part of the callers' time has gone by. */
  private static double elapsed(long start) {
    return (System.nanoTime() - start) / 1e9 / SECONDS;
  }

  /** Evenly over the second third, by whichever caller comes along. */
  private static void migrateNext(
      double elapsed, Store store, List<Subject> players, AtomicInteger migrated) {
    int next = migrated.get();
    boolean isDue = next < PLAYERS && elapsed > (1 + (double) next / PLAYERS) / 3;
    if (isDue && migrated.compareAndSet(next, next + 1)) {
      migrate(store, players.get(next));
    }
  }

  /** As a message that is not acknowledged comes again. */
  private static void migrate(Store store, Subject player) {
    Outcome outcome = Outcome.IN_PROGRESS;
    while (outcome != Outcome.MIGRATED && outcome != Outcome.ALREADY_MIGRATED) {
      try {
        outcome = new Migrator(store).migrate(RACING, player).outcome();
      } catch (StoreException e) {
        outcome = Outcome.IN_PROGRESS;
      }
    }
  }

  private static void assertNothingLate(Store store, List<Subject> players) {
    players.forEach(
        player -> assertEquals(List.of(), new LateWrites(store).sweep(RACING, player).sources()));
  }

  private static void report(List<Teller> tellers, BadNetwork network, int open) {
    System.out.printf(
        Locale.ROOT,
        "economy: %d players, %d callers, %d s, %,d operations asked for, %,d accepted, %,d"
            + " repeated, %d without an answer until the end, %d commit answers lost, %d requests"
            + " dropped, %d commits sent twice%n",
        PLAYERS,
        CALLERS,
        SECONDS,
        tellers.stream().mapToInt(Teller::asked).sum(),
        tellers.stream().mapToInt(teller -> teller.accepted().size()).sum(),
        tellers.stream().mapToInt(Teller::repeated).sum(),
        open,
        network.count(Fault.ANSWER_LOST),
        network.count(Fault.DROPPED),
        network.count(Fault.REPEATED));
  }
}
