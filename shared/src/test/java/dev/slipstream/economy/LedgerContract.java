package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.model.Change;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Limited;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Entries are chained without a gap, and balances follow from them, design M6. */
interface LedgerContract extends EconomyGround {

  private static void play(Player player, String round) {
    player.receipt("op-coins-" + round, "grantCoins", Map.of("coins", 50L));
    player.receipt("op-gems-" + round, "spendGems", Map.of("gems", -2L));
    player.receipt("op-items-" + round, "spendItem", Map.of(Player.SPOILER, -1L));
    player.receipt("op-spend-" + round, "spendCoins", Map.of("coins", -70L));
    player.receipt("op-trophies-" + round, "adjustTrophies", Map.of("trophies", -20L));
    player.receipt("op-crate-" + round, "grantCrate", Map.of("crates.rare", 1L));
  }

  @Test
  default void beforeTheCutOverTheCheckpointKnowsTheEnd() {
    Player tess = tess();
    play(tess, "one");
    play(tess, "two");
    Fields checkpoint = tess.fields(tess.checkpoint()).orElseThrow();
    assertEquals(12, Chain.of(tess).verify().endsIn(checkpoint.fields("ledger")).entries().size());
  }

  @Test
  default void afterItStatsKnowTheEndAndWhatCameAndWent() {
    Player tess = tess().migrate();
    play(tess, "one");
    play(tess, "two");
    Chain chain = Chain.of(tess).verify().endsIn(tess.stats().fields("ledger"));
    assertEquals(14, chain.entries().size());
    chain.explains("coins", tess.stats()).explains("gems", tess.stats());
  }

  @Test
  default void theChainGoesOnAcrossTheCutOver() {
    Player tess = tess();
    play(tess, "before");
    tess.migrate();
    play(tess, "after");
    Chain chain = Chain.of(tess).verify().endsIn(tess.stats().fields("ledger"));
    assertEquals(List.of("op_migrate_v1_profile", "op_migrate_v1_garage"), opIds(chain, 6, 8));
    assertEquals(14, chain.entries().size());
    chain.explains("coins", tess.stats()).explains("gems", tess.stats());
    assertEquals(
        Optional.of(80L), tess.stats().fields("ledger").fields("opening").integer("coins"));
  }

  private static List<String> opIds(Chain chain, int from, int to) {
    return chain.entries().subList(from, to).stream()
        .map(entry -> entry.text("opId").orElseThrow())
        .toList();
  }

  @Test
  default void whoHasNoItemsIsOpenedWithOneEntry() {
    Player tess = tess().blob("garageData", "{}").migrate();
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 1L));
    assertEquals(2, Chain.of(tess).verify().endsIn(tess.stats().fields("ledger")).entries().size());
  }

  @Test
  default void aRefusalLeavesNoEntryAndNoGap() {
    Player tess = tess().migrate();
    tess.post("op-too-much", "spendCoins", Map.of("coins", -101L));
    tess.receipt("op-enough-1", "spendCoins", Map.of("coins", -100L));
    assertEquals(3, Chain.of(tess).verify().endsIn(tess.stats().fields("ledger")).entries().size());
  }

  @Test
  default void theReasonIsKept() {
    Player tess = tess();
    Operation operation =
        Operation.of(
            "op-with-reason",
            "grantCoins",
            tess.subject(),
            Map.of("coins", 1L),
            Optional.of("won a race"),
            Optional.empty(),
            Player.MAPPINGS);
    Player.done(new Economy(store(), Player.GAME).post(operation).answer());
    assertEquals("won a race", tess.entry("op-with-reason").text("reason").orElseThrow());
  }

  /** A player beyond a commit's limits: legacy counts until the last part, and so do operations. */
  @Test
  default void operationsBetweenThePartsOfACutOverAreCarriedAlong() {
    Player tess = tess();
    Iterator<String> rounds = List.of("one", "two").iterator();
    Limits fewWrites = Limits.production().withCommitWrites(3);
    Store inParts =
        new Limited(store(), fewWrites) {
          @Override
          public <A> Applied<A> apply(Change<A> change) {
            Applied<A> part = super.apply(change);
            if (rounds.hasNext()) {
              play(tess, rounds.next());
            }
            return part;
          }
        };
    Outcome outcome = new Migrator(inParts).migrate(Player.RACING, tess.subject()).outcome();
    assertEquals(Outcome.MIGRATED, outcome);
    assertEquals(60, tess.stat("coins"));
    assertEquals(3, tess.stat("gems"));
    assertEquals(2, tess.stat("crates.rare"));
    Chain chain = Chain.of(tess).verify().endsIn(tess.stats().fields("ledger"));
    assertEquals(14, chain.entries().size());
    chain.explains("coins", tess.stats()).explains("gems", tess.stats());
    assertEquals(List.of(), tess.sweep());
  }
}
