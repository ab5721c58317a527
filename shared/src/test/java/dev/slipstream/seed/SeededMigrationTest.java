package dev.slipstream.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Fields;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Limits;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Writes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is planted in synthetic players is what comes of them. */
final class SeededMigrationTest {

  private static final int PLAYERS = 2_000;
  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());
  private static final MasterData MASTER_DATA =
      new MasterData(Mappings.bundled(), Catalogues.bundled());

  @Test
  void everyPlayerMeetsItsFateAndEveryClanCountsItsMembers() {
    LegacyPopulation population = new LegacyPopulation(20251015, 30);
    try (Store store = new MemoryStore()) {
      new PlayerSeed(population, PLAYERS).write(store, number -> {});
      new GameDataSeed(store, MASTER_DATA).execute();
      assertEquals(List.of(), new ClanTotals(store).wrong(), "before");
      Map<String, Integer> fates = new TreeMap<>();
      for (int number = 0; number < PLAYERS; number++) {
        LegacyPlayer player = population.player(number);
        fates.merge(migrate(player, store), 1, Integer::sum);
      }
      assertEquals(List.of(), new ClanTotals(store).wrong(), "after");
      assertEquals(7, fates.size(), fates::toString);
      assertTrue(fates.get(LegacyPlayer.MIGRATED) > PLAYERS * 8 / 10, fates::toString);
    }
  }

  @ParameterizedTest
  @EnumSource(Dirt.class)
  void everyKindOfDirtIsFoundWhereverItIsPlanted(Dirt dirt) {
    LegacyPopulation population = new LegacyPopulation(1, 100);
    List<LegacyPlayer> players =
        IntStream.range(0, 1_000)
            .mapToObj(population::player)
            .filter(player -> player.dirt().orElseThrow() == dirt)
            .toList();
    assertTrue(players.size() >= 8, "players: " + players.size());
    players.forEach(
        player -> {
          try (Store store = new MemoryStore()) {
            assertStorable(player);
            Writes.put(store, player.documents());
            migrate(player, store);
          }
        });
  }

  private static void assertStorable(LegacyPlayer player) {
    LimitCheck check = new LimitCheck(Limits.production());
    player.documents().forEach((p, fields) -> assertTrue(check.problem(p, fields).isEmpty()));
  }

  private static String migrate(LegacyPlayer player, Store store) {
    Migrated migrated = new Migrator(store).migrate(RACING, player.subject());
    assertEquals(player.fate(), fate(migrated), () -> "player with " + player.dirt());
    player.dirt().flatMap(Dirt::code).ifPresent(code -> assertFound(code.name(), migrated));
    return player.fate();
  }

  private static String fate(Migrated migrated) {
    return switch (migrated.outcome()) {
      case MIGRATED -> LegacyPlayer.MIGRATED;
      case NOT_FOUND -> "USER_NOT_FOUND";
      default -> migrated.failure().orElseThrow().code().name();
    };
  }

  private static void assertFound(String code, Migrated migrated) {
    List<String> codes =
        migrated.warnings().stream().map((Fields w) -> w.text("code").orElseThrow()).toList();
    assertTrue(
        migrated.outcome() == Outcome.FAILED || codes.contains(code), () -> code + " in " + codes);
  }
}
