package dev.slipstream.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.faults.WorkerLine.Faults;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.oracles.Run;
import dev.slipstream.seed.ClanTotals;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.Store;
import dev.slipstream.testing.BadNetwork;
import dev.slipstream.testing.BadNetwork.Fault;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.FirestoreEmulator;
import dev.slipstream.testing.Together;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever befalls workers, messages and calls, what comes of the players is what was planted. The
 * seed chooses the faults; who meets whom is up to the machine, and must not matter.
 */
@Timeout(300)
final class EmulatorFaultsTest {

  private static final long SEED = 20261121;
  private static final int PLAYERS = 1_000;
  private static final int DIRT_PERCENT = 10;
  private static final int DUPLICATES = 100;
  private static final int PLAYING = 100;
  private static final int EARLY_AND_LATE = 20;
  private static final int KILLS = 22;
  private static final int WORKERS_AT_A_TIME = 2;

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());
  private static final LegacyPopulation POPULATION = new LegacyPopulation(SEED, DIRT_PERCENT);

  @Test
  void whateverHappensEveryPlayerMeetsItsFateOnceAndNothingIsLost() {
    long start = System.nanoTime();
    String project = FirestoreEmulator.newProject();
    List<LegacyPlayer> players = players(PLAYERS);
    List<Subject> playing = playing(players);
    List<Subject> messages = messages(players);
    try (Store store = FirestoreEmulator.store(project, Limits.emulator());
        OldClients clients = new OldClients(store, new HashSet<>(playing));
        Expiry expiry = new Expiry(project)) {
      seed(store, players.size());
      Map<DocPath, Document> before = Dump.of(store);
      playing.subList(0, EARLY_AND_LATE).forEach(clients::play);
      Campaign campaign =
          new Campaign(project, SEED, KILLS, new Deliveries(messages), clients, expiry);
      Together.run(WORKERS_AT_A_TIME, lane -> campaign.runLane());
      playing.subList(PLAYING - EARLY_AND_LATE, PLAYING).forEach(clients::play);
      clients.await();
      int swept = sweep(store, players.stream().map(LegacyPlayer::subject).toList());
      Aftermath aftermath =
          new Aftermath(
              players,
              before,
              Dump.of(store),
              clients.written(),
              clients.saved(),
              campaign.runs(),
              campaign.said());
      List<String> violations = aftermath.violations();
      report(campaign, clients, swept, start, violations);
      assertEquals(List.of(), violations);
      assertFates(players, aftermath);
      assertToldOnce(campaign.runs());
      assertEquals(List.of(), new ClanTotals(store).wrong());
      assertEquals(KILLS, campaign.kills());
      assertEveryKindOfFault(campaign.faults());
      assertTrue(swept >= EARLY_AND_LATE, () -> "swept " + swept);
      assertEquals(0, sweep(store, playing), "swept again");
    }
  }

  /** As a proxy might, that takes no answer for a failure. */
  @Test
  void aCommitThatArrivesTwiceTakesEffectOnce() {
    String project = FirestoreEmulator.newProject();
    BadNetwork network = new BadNetwork(everySecondCommit());
    List<LegacyPlayer> players = players(60);
    try (Store store = FirestoreEmulator.store(project, Limits.emulator());
        Store repeating = FirestoreEmulator.store(project, Limits.emulator(), network)) {
      seed(store, players.size());
      Map<DocPath, Document> before = Dump.of(store);
      Map<Outcome, Integer> told = new TreeMap<>();
      for (LegacyPlayer player : players) {
        Outcome outcome = new Migrator(repeating).migrate(RACING, player.subject()).outcome();
        told.merge(outcome, 1, Integer::sum);
      }
      Aftermath aftermath =
          new Aftermath(players, before, Dump.of(store), Map.of(), Map.of(), List.of(), List.of());
      System.out.println("commits sent twice: " + network.count(Fault.REPEATED) + ", told " + told);
      assertEquals(List.of(), aftermath.violations());
      assertFates(players, aftermath);
      assertEquals(List.of(), new ClanTotals(store).wrong());
    }
  }

  /** What is decided again after that gets through. */
  private static Function<String, Fault> everySecondCommit() {
    AtomicInteger commits = new AtomicInteger();
    return method ->
        method.equals("Commit") && commits.getAndIncrement() % 2 == 0 ? Fault.REPEATED : Fault.NONE;
  }

  private static List<LegacyPlayer> players(int count) {
    return IntStream.range(0, count).mapToObj(POPULATION::player).toList();
  }

  private static void seed(Store store, int players) {
    new PlayerSeed(POPULATION, players).write(store, number -> {});
    new GameDataSeed(store, new MasterData(Mappings.bundled(), Catalogues.bundled())).execute();
  }

  /** Clean players whose profile holds what an old client changes. */
  private static List<Subject> playing(List<LegacyPlayer> players) {
    return players.stream()
        .filter(player -> player.dirt().isEmpty())
        .filter(player -> OldClients.canPlay(player.documents().get(profile(player))))
        .map(LegacyPlayer::subject)
        .limit(PLAYING)
        .toList();
  }

  private static DocPath profile(LegacyPlayer player) {
    return LegacyPaths.blob(player.subject(), ProfileBlob.NAME);
  }

  /** All players, some of them twice, in no order. */
  private static List<Subject> messages(List<LegacyPlayer> players) {
    List<Subject> messages = new ArrayList<>(players.stream().map(LegacyPlayer::subject).toList());
    Random dice = new Random(SEED);
    Collections.shuffle(messages, dice);
    messages.addAll(messages.subList(0, DUPLICATES));
    Collections.shuffle(messages, dice);
    return messages;
  }

  /** Looks for late writes of everybody, in as many threads as there were workers. */
  private static int sweep(Store store, List<Subject> players) {
    AtomicInteger swept = new AtomicInteger();
    Together.run(
        WORKERS_AT_A_TIME,
        thread -> {
          for (int i = thread; i < players.size(); i += WORKERS_AT_A_TIME) {
            swept.addAndGet(new LateWrites(store).sweep(RACING, players.get(i)).sources().size());
          }
        });
    return swept.get();
  }

  private static void assertFates(List<LegacyPlayer> players, Aftermath aftermath) {
    Map<String, String> planted = new TreeMap<>();
    Map<String, String> met = new TreeMap<>();
    for (LegacyPlayer player : players) {
      planted.put(player.subject().id(), player.fate());
      met.put(player.subject().id(), aftermath.fate(player.subject()));
    }
    assertEquals(planted, met);
  }

  /** Whoever is told that it migrated a player is the only one. */
  private static void assertToldOnce(List<Run> runs) {
    Set<String> migrated = new HashSet<>();
    runs.stream()
        .filter(run -> run.word().equals(Outcome.MIGRATED.name()))
        .forEach(run -> assertTrue(migrated.add(run.actor()), () -> "again: " + run));
  }

  /** A test in which nothing happens proves nothing. */
  private static void assertEveryKindOfFault(Faults faults) {
    assertTrue(
        faults.dropped() > 0 && faults.lost() > 0 && faults.delayed() > 0 && faults.repeated() > 0,
        faults::text);
  }

  private static void report(
      Campaign campaign, OldClients clients, int swept, long start, List<String> violations) {
    Faults faults = campaign.faults();
    System.out.printf(
        Locale.ROOT,
        "faults: %,d players, %d workers, %d killed, %d handed out twice, %d requests dropped,"
            + " %d commit answers lost, %d delays, %d commits sent twice, %d client writes,"
            + " %d late writes swept, %d violations, %.1f s%n",
        PLAYERS,
        campaign.workers(),
        campaign.kills(),
        DUPLICATES,
        faults.dropped(),
        faults.lost(),
        faults.delayed(),
        faults.repeated(),
        clients.writes(),
        swept,
        violations.size(),
        (System.nanoTime() - start) / 1e9);
  }
}
