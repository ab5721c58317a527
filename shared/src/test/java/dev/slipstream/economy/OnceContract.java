package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An operation is applied once, however often it is asked for and under whichever schema. */
interface OnceContract extends EconomyGround {

  private void assertReplayed(Player player, TypeCase type, Receipt first) {
    Changed.assertNothing(
        store(),
        () -> {
          Applied<Posted> again = player.apply(type.opId(), type.type(), type.delta());
          assertEquals(new Posted.Done(true, List.of(first)), again.answer(), type.opId());
          assertEquals(Usage.reads(again.usage().reads()), again.usage());
        });
  }

  @Test
  default void aRepetitionIsAnsweredAsTheFirstTimeBeforeTheCutOver() {
    for (TypeCase type : TypeCase.ALL) {
      Player tess = player("u" + type.opId()).withCrates();
      assertReplayed(tess, type, type.postTo(tess));
    }
  }

  @Test
  default void soItIsAfterIt() {
    for (TypeCase type : TypeCase.ALL) {
      Player tess = player("u" + type.opId()).withCrates().migrate();
      assertReplayed(tess, type, type.postTo(tess));
    }
  }

  @Test
  default void soItIsAcrossIt() {
    for (TypeCase type : TypeCase.ALL) {
      Player tess = player("u" + type.opId()).withCrates();
      Receipt first = type.postTo(tess);
      assertReplayed(tess.migrate(), type, first);
    }
  }

  @Test
  default void laterOperationsDoNotChangeTheAnswer() {
    Player tess = tess().migrate();
    Receipt first = tess.receipt("op-the-first", "grantCoins", Map.of("coins", 5L));
    tess.receipt("op-the-second", "grantCoins", Map.of("coins", 5L));
    assertEquals(first, tess.receipt("op-the-first", "grantCoins", Map.of("coins", 5L)));
    assertEquals(110, tess.stat("coins"));
  }

  @Test
  default void anotherOperationOfTheSameIdIsRefused() {
    Player tess = tess();
    Player yan = yan();
    tess.receipt("op-taken-id", "grantCoins", Map.of("coins", 5L));
    assertReused(tess, yan);
    assertReused(tess.migrate(), yan);
  }

  private void assertReused(Player tess, Player yan) {
    Changed.assertNothing(
        store(),
        () -> {
          assertEquals(
              new Posted.Reused(), tess.post("op-taken-id", "grantCoins", Map.of("coins", 6L)));
          assertEquals(
              new Posted.Reused(), tess.post("op-taken-id", "grantGems", Map.of("gems", 5L)));
          assertEquals(new Posted.Reused(), tess.transfer("op-taken-id", Map.of("coins", 5L), yan));
        });
  }

  @Test
  default void theOrderOfTheDeltaAndTheReasonDoNotMakeAnother() {
    Player tess = tess();
    Map<String, Long> delta = Map.of("crates.rare", 1L, "crates.common", 2L);
    Receipt first = tess.receipt("op-two-crates", "grantCrate", delta);
    Operation again =
        Operation.of(
            "op-two-crates",
            "grantCrate",
            tess.subject(),
            new TreeMap<>(delta).descendingMap(),
            Optional.of("once more"),
            Optional.empty(),
            Player.MAPPINGS);
    assertEquals(
        new Posted.Done(true, List.of(first)),
        new Economy(store(), Player.GAME).post(again).answer());
  }

  @Test
  default void oneIdForTwoPlayersIsTwoOperations() {
    Player tess = tess();
    Player yan = yan().migrate();
    tess.receipt("op-same-id", "grantCoins", Map.of("coins", 5L));
    yan.receipt("op-same-id", "grantCoins", Map.of("coins", 7L));
    assertEquals(Player.PROFILE.replace("100", "105"), tess.text("profileData"));
    assertEquals(107, yan.stat("coins"));
  }

  @Test
  default void whatSomebodyElseWroteInTheReceiptsPlaceIsNoReceipt() {
    Player tess = tess();
    tess.document(tess.receipt("op-foreign-1"), Fields.of("status", Value.of("applied")));
    assertEquals(new Posted.Reused(), tess.post("op-foreign-1", "grantCoins", Map.of("coins", 5L)));
  }

  @Test
  default void aRepetitionIsAnsweredWhileThePlayerIsOnTheWayBack() {
    Player tess = tess().migrate();
    Receipt first = tess.receipt("op-before-it", "grantCoins", Map.of("coins", 5L));
    RefusalsContract.rollBack(tess);
    assertEquals(first, tess.receipt("op-before-it", "grantCoins", Map.of("coins", 5L)));
  }
}
