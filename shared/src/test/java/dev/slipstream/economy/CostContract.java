package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.layout.ClanPaths;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.Usage;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an operation is billed as. */
interface CostContract extends EconomyGround {

  private static void assertCosts(
      Usage expected, Player player, String opId, String type, Map<String, Long> delta) {
    assertEquals(expected, player.apply(opId, type, delta).usage(), type);
    Usage repeated = player.apply(opId, type, delta).usage();
    assertEquals(0, repeated.writes() + repeated.deletes(), "a repetition writes nothing");
  }

  /** Checkpoint, receipt, Stats, two blobs; entry, blob, checkpoint. */
  @Test
  default void beforeTheCutOver() {
    Player tess = tess().withCrates();
    assertCosts(new Usage(5, 3, 0), tess, "op-coins-1", "grantCoins", Map.of("coins", 5L));
    assertCosts(new Usage(5, 3, 0), tess, "op-trophies", "adjustTrophies", Map.of("trophies", 5L));
    assertCosts(new Usage(6, 3, 0), tess, "op-items-1", "grantItem", Map.of(Player.SPOILER, 5L));
    assertCosts(new Usage(7, 3, 0), tess, "op-open-it", "openCrate", Map.of("crates.common", -1L));
  }

  /** Checkpoint, receipt, Stats, two blobs; entry, Stats, mirrored blob. */
  @Test
  default void afterIt() {
    Player tess = tess().withCrates().migrate();
    assertCosts(new Usage(5, 3, 0), tess, "op-coins-1", "grantCoins", Map.of("coins", 5L));
    assertCosts(new Usage(5, 3, 0), tess, "op-xp-few-1", "grantXp", Map.of("xp", 5L));
    assertCosts(new Usage(6, 4, 0), tess, "op-items-1", "grantItem", Map.of(Player.SPOILER, 5L));
    assertCosts(new Usage(6, 3, 1), tess, "op-items-2", "spendItem", Map.of(Player.SPOILER, -8L));
    assertCosts(new Usage(7, 4, 0), tess, "op-open-it", "openCrate", Map.of("crates.common", -1L));
  }

  /** The social profile; in a clan its member and its total too. */
  @Test
  default void whatOthersSeeCostsMore() {
    Player tess = tess().migrate();
    assertCosts(new Usage(6, 4, 0), tess, "op-trophies", "adjustTrophies", Map.of("trophies", 5L));
    assertCosts(new Usage(6, 4, 0), tess, "op-level-up", "grantXp", Map.of("xp", 500L));
    ClanPaths clan = new ClanPaths("clan_0123456789");
    tess.document(clan.clan(), Fields.of("stats", Fields.of("trophies", Value.of(30))));
    tess.inClan(clan, 30);
    assertCosts(new Usage(7, 6, 0), tess, "op-in-a-clan", "adjustTrophies", Map.of("trophies", 5L));
    assertCosts(new Usage(7, 5, 0), tess, "op-level-in", "grantXp", Map.of("xp", 5000L));
  }

  @Test
  default void aTransferCostsAsMuchAsTwo() {
    Usage usage =
        tess()
            .apply("op-transfer", "transfer", Map.of("coins", 5L), Optional.of(another().subject()))
            .usage();
    assertEquals(new Usage(10, 6, 0), usage);
    Player migrated = player("uMigrated").migrate();
    assertEquals(
        new Usage(10, 6, 0),
        migrated
            .apply("op-transfer", "transfer", Map.of("coins", 5L), Optional.of(another().subject()))
            .usage(),
        "whatever schema each is under");
  }

  @Test
  default void aRepetitionReadsOnly() {
    Player tess = tess().withCrates().migrate();
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 5L));
    Usage again = tess.apply("op-coins-1", "grantCoins", Map.of("coins", 5L)).usage();
    assertEquals(Usage.reads(5), again);
  }
}
