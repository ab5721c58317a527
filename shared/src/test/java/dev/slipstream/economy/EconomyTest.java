package dev.slipstream.economy;

import static dev.slipstream.economy.Player.GARAGE;
import static dev.slipstream.economy.Player.PROFILE;
import static dev.slipstream.economy.Player.SPOILER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.LateWrites;
import dev.slipstream.model.Fields;
import dev.slipstream.store.Usage;
import dev.slipstream.store.memory.MemoryStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Operations before and after the cut-over, and across it. */
final class EconomyTest {

  private final Player tess = Player.on(new MemoryStore(), "uTess");

  @Test
  void beforeTheCutOverOnlyTheNumberInTheBlobChanges() {
    Receipt receipt = tess.receipt("spend-coins-1", "spendCoins", Map.of("coins", -30L));
    assertEquals("legacy", receipt.schema());
    assertEquals(1, receipt.seq());
    assertEquals(PROFILE.replace("100", "70"), tess.text("profileData"));
    assertEquals(GARAGE, tess.text("garageData"));
    assertEquals(Optional.empty(), tess.fields(tess.paths().stats()));
  }

  @Test
  void afterItStatsChangeAndTheBlobMirrorsThem() {
    tess.migrate();
    Receipt receipt = tess.receipt("spend-coins-1", "spendCoins", Map.of("coins", -30L));
    assertEquals("new", receipt.schema());
    assertEquals(3, receipt.seq(), "behind two opening entries");
    assertEquals(Optional.of(70L), tess.stats().integer("coins"));
    assertEquals(PROFILE.replace("100", "70"), tess.text("profileData"));
    assertEquals(
        List.of(), new LateWrites(tess.store()).sweep(Player.RACING, tess.subject()).sources());
  }

  @Test
  void theAnswerIsTheSameUnderBothSchemas() {
    Player yan = Player.on(new MemoryStore(), "uTess").migrate();
    Map<String, Map<String, Long>> operations =
        Map.of(
            "grantCoins", Map.of("coins", 5L),
            "spendGems", Map.of("gems", -7L),
            "grantXp", Map.of("xp", 1000L),
            "adjustTrophies", Map.of("trophies", 9L),
            "grantCrate", Map.of("crates.rare", 2L),
            "grantKey", Map.of("keys.mythical", 1L),
            "spendItem", Map.of(SPOILER, -2L));
    operations.forEach(
        (type, delta) ->
            assertEquals(
                tess.receipt("same-" + type, type, delta).balances(),
                yan.receipt("same-" + type, type, delta).balances()));
  }

  @Test
  void theChainGoesOnAcrossTheCutOver() {
    tess.receipt("before-the-cut", "grantCoins", Map.of("coins", 5L));
    tess.migrate();
    tess.receipt("after-the-cut", "grantCoins", Map.of("coins", 5L));
    assertEquals(Optional.of(1L), tess.entry("before-the-cut").integer("seq"));
    assertEquals(Optional.of(2L), tess.entry("op_migrate_v1_profile").integer("seq"));
    assertEquals(Optional.of(4L), tess.entry("after-the-cut").integer("seq"));
    assertEquals(Optional.of(4L), tess.stats().fields("ledger").integer("seq"));
    assertEquals(Optional.of(110L), tess.stats().integer("coins"));
    Fields opening = tess.stats().fields("ledger").fields("opening");
    assertEquals(Optional.of(105L), opening.integer("coins"));
  }

  @Test
  void aRepetitionAcrossTheCutOverFindsTheReceipt() {
    Receipt first = tess.receipt("once-and-again", "grantCoins", Map.of("coins", 5L));
    tess.migrate();
    Posted.Done again =
        assertInstanceOf(
            Posted.Done.class, tess.post("once-and-again", "grantCoins", Map.of("coins", 5L)));
    assertTrue(again.isReplayed());
    assertEquals(List.of(first), again.receipts());
    assertEquals(
        new Posted.Reused(), tess.post("once-and-again", "grantCoins", Map.of("coins", 6L)));
    assertEquals(Optional.of(105L), tess.stats().integer("coins"));
  }

  @Test
  void anOperationIsBilledWhatItTouches() {
    assertEquals(
        new Usage(5, 3, 0), tess.apply("legacy-coins", "grantCoins", Map.of("coins", 5L)).usage());
    tess.migrate();
    assertEquals(
        new Usage(5, 3, 0), tess.apply("new-coins-1", "grantCoins", Map.of("coins", 5L)).usage());
  }
}
