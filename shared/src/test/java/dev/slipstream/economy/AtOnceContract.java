package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.engine.Migrator;
import dev.slipstream.testing.Together;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Operations that meet: each is applied once, and none is lost. */
interface AtOnceContract extends EconomyGround {

  @Test
  default void ofOneOperationAskedForByManyOneIsAppliedAndTheRestAreRepetitions() {
    for (Player player : List.of(tess(), yan().migrate())) {
      AtomicInteger applied = new AtomicInteger();
      Together.run(
          4,
          thread -> {
            Posted posted = player.post("op-by-many", "grantCoins", Map.of("coins", 5L));
            applied.addAndGet(Player.done(posted).isReplayed() ? 0 : 1);
          });
      assertEquals(1, applied.get());
      assertEquals(Player.PROFILE.replace("100", "105"), player.text("profileData"));
    }
  }

  @Test
  default void operationsDuringTheCutOverAreAppliedOnEitherSideOfIt() {
    Player tess = tess();
    Together.run(
        3,
        thread -> {
          if (thread == 0) {
            new Migrator(store()).migrate(Player.RACING, tess.subject());
          } else {
            tess.receipt("op-meets-" + thread, "grantCoins", Map.of("coins", 10L));
          }
        });
    assertEquals(120, tess.stat("coins"));
    assertEquals(Player.PROFILE.replace("100", "120"), tess.text("profileData"));
    Chain chain = Chain.of(tess).verify().endsIn(tess.stats().fields("ledger"));
    assertEquals(4, chain.entries().size());
    chain.explains("coins", tess.stats());
    assertEquals(List.of(), tess.sweep());
  }

  @Test
  default void transfersThatCrossLoseNothing() {
    Player tess = tess().migrate();
    Player yan = yan();
    Together.run(
        2,
        thread -> {
          Player giver = thread == 0 ? tess : yan;
          Player getter = thread == 0 ? yan : tess;
          Player.done(giver.transfer("op-cross-" + thread, Map.of("coins", 30L + thread), getter));
        });
    assertEquals(101, tess.stat("coins"));
    assertEquals(Player.PROFILE.replace("100", "99"), yan.text("profileData"));
    assertEquals(4, Chain.of(tess).verify().entries().size());
    assertEquals(2, Chain.of(yan).verify().entries().size());
  }
}
