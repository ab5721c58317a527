package dev.slipstream.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.testing.FirestoreEmulator;
import dev.slipstream.testing.PlayersApp;
import dev.slipstream.testing.PlayersApp.Save;
import dev.slipstream.testing.PlayersApp.Told;
import dev.slipstream.testing.SecurityRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The stale writer meets the rules as they are shipped: whatever an old app saves around its
 * player's cut-over is refused, or was migrated, or is found by the sweep. Nothing is lost in
 * between, and the app is never told what is not so.
 */
@Timeout(300)
final class EmulatorFenceTest {

  private static final int PLAYERS = 50;
  private static final int UNFENCED = 10;
  private static final int COINS = 7_654_321;

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());
  private static final LegacyPopulation POPULATION = new LegacyPopulation(20261121, 0);

  /** What became of a write. */
  private enum Fate {
    REFUSED,
    MIGRATED,
    SWEPT
  }

  @Test
  void aWriteThatWaitsForTheMigrationIsRefusedOrSweptIn() {
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    withPlayers(
        PLAYERS,
        true,
        meeting -> {
          Save save = meeting.saveDuringTheCommit();
          fates.merge(meeting.fate(save.await()), 1, Integer::sum);
        });
    System.out.println("fence: writes that waited for the commit: " + fates);
    assertEquals(PLAYERS, fates.values().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void aWriteAfterTheCutOverIsRefused() {
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    withPlayers(
        PLAYERS,
        true,
        meeting -> {
          meeting.migrate();
          fates.merge(meeting.fate(meeting.save().await()), 1, Integer::sum);
        });
    System.out.println("fence: writes after the cut-over: " + fates);
    assertEquals(Map.of(Fate.REFUSED, PLAYERS), fates);
  }

  /** So the writes above do meet the commit, and it is the rules that refuse them. */
  @Test
  void withoutTheRulesTheSameWritesLandInABlobThatNobodyReads() {
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    withPlayers(
        UNFENCED,
        false,
        meeting -> {
          Save save = meeting.saveDuringTheCommit();
          fates.merge(meeting.fate(save.await()), 1, Integer::sum);
        });
    assertEquals(Map.of(Fate.SWEPT, UNFENCED), fates);
  }

  private interface Act {
    void play(Meeting meeting);
  }

  private static void withPlayers(int count, boolean isFenced, Act act) {
    String project = FirestoreEmulator.newProject();
    if (isFenced) {
      SecurityRules.load(project);
    }
    BeforeCommit beforeCommit = new BeforeCommit();
    try (Store store = FirestoreEmulator.store(project, Limits.emulator(), beforeCommit)) {
      List<LegacyPlayer> players = seed(store, count);
      for (LegacyPlayer player : players) {
        try (PlayersApp app = new PlayersApp(project, player.subject())) {
          act.play(new Meeting(store, beforeCommit, app, player));
        }
      }
    }
  }

  /** Clean players whose profile holds what an old app changes. */
  private static List<LegacyPlayer> seed(Store store, int count) {
    new PlayerSeed(POPULATION, 2 * count).write(store, number -> {});
    new GameDataSeed(store, new MasterData(Mappings.bundled(), Catalogues.bundled())).execute();
    List<LegacyPlayer> players =
        IntStream.range(0, 2 * count)
            .mapToObj(POPULATION::player)
            .filter(player -> OldClients.canPlay(player.documents().get(profile(player.subject()))))
            .limit(count)
            .toList();
    assertEquals(count, players.size(), "too few can play");
    return players;
  }

  private static DocPath profile(Subject player) {
    return LegacyPaths.blob(player, ProfileBlob.NAME);
  }

  /** One player, its app, and the migration. */
  private record Meeting(
      Store store, BeforeCommit beforeCommit, PlayersApp app, LegacyPlayer player) {

    void migrate() {
      assertEquals(
          Outcome.MIGRATED, new Migrator(store).migrate(RACING, player.subject()).outcome());
    }

    Save save() {
      return app.send(ProfileBlob.NAME, changed());
    }

    /** It arrives when all that the migration has read is locked, so it waits. */
    Save saveDuringTheCommit() {
      AtomicReference<Save> save = new AtomicReference<>();
      beforeCommit.once(
          () -> {
            save.set(save());
            assertFalse(save.get().isAnswered(), "the lock holds nothing back");
          });
      migrate();
      return save.get();
    }

    private String changed() {
      return OldClients.playedOn(original(), COINS);
    }

    private String original() {
      return player.documents().get(profile(player.subject())).text(ProfileBlob.NAME).orElseThrow();
    }

    /** What became of it, by what is stored; fails where it is lost. */
    Fate fate(Told told) {
      List<String> swept = new LateWrites(store).sweep(RACING, player.subject()).sources();
      if (told == Told.REFUSED) {
        assertEquals(List.of(), swept, "refused, yet something landed");
        assertEquals(Optional.of(original()), read(profile(player.subject())).text("profileData"));
        return Fate.REFUSED;
      }
      if (swept.isEmpty()) {
        assertTrue(isTaken(), "saved, not migrated, and not found");
        return Fate.MIGRATED;
      }
      assertEquals(List.of(ProfileBlob.NAME), swept);
      assertTrue(isTaken() || isKept(), "found, but neither merged nor kept with its bytes");
      return Fate.SWEPT;
    }

    private boolean isTaken() {
      Fields stats = read(new PlayerPaths(player.subject()).stats());
      return stats.integer("coins").orElseThrow() == COINS;
    }

    private boolean isKept() {
      String entry = "AdminOps/quarantine/Entries/" + RACING.id() + ":" + player.subject().id();
      return store
          .list(Query.collection(entry + "/Documents"), ReadTime.latest())
          .documents()
          .stream()
          .map(kept -> kept.fields().fields("fields").text(ProfileBlob.NAME))
          .anyMatch(Optional.of(changed())::equals);
    }

    private Fields read(DocPath path) {
      return store.read(List.of(path), ReadTime.latest()).snapshot().fields(path).orElseThrow();
    }
  }
}
