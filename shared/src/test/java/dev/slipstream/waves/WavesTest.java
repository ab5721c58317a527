package dev.slipstream.waves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Rollout;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.testing.Dying;
import dev.slipstream.testing.Post;
import dev.slipstream.waves.RolloutDocument.State;
import dev.slipstream.waves.WaveGround.Seeded;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole population, wave by wave, whatever becomes of the messages. */
final class WavesTest {

  private static final double[] SHARES = {1, 5, 25, 100};
  private static final String NOT_FOUND = "USER_NOT_FOUND";

  private static Seeded many;
  private static Seeded few;

  @TempDir private Path folder;
  @TempDir private Path another;

  @BeforeAll
  static void seed() {
    many = Seeded.of(2_000, 10);
    few = Seeded.of(80, 30);
  }

  @ParameterizedTest
  @EnumSource(Post.Manner.class)
  void everybodyMeetsTheFateThatTheGeneratorPlanned(Post.Manner manner) {
    WaveGround ground = new WaveGround(many, folder, manner, 7);
    for (double share : SHARES) {
      assertEquals(State.RUNNING, ground.order(WaveGround.start(share)).state());
      assertEquals(State.DONE, ground.carryOn().state());
      ground.post.passDays();
      ground.players().forEach(player -> assertFate(ground, player, share));
    }
    assertEquals(inPlace(ground), counted(ground));
    assertEquals(List.of(), ground.post.waiting());
  }

  private static void assertFate(WaveGround ground, LegacyPlayer player, double share) {
    boolean isIn =
        Rollout.includes(share, Rollout.bucket(WaveGround.RACING.opId(), player.subject()));
    String status = ground.checkpoint(player.subject()).map(c -> c.status()).orElse("untouched");
    String code =
        ground.quarantined(player.subject()).flatMap(entry -> entry.text("code")).orElse("");
    String wanted = isIn ? player.fate() : NOT_FOUND;
    String found =
        switch (status) {
          case "completed" -> LegacyPlayer.MIGRATED + code;
          case "failed" -> code;
          case "untouched" -> NOT_FOUND + code;
          default -> status;
        };
    assertEquals(wanted, found, () -> "at " + share + " %: " + player.subject().id());
  }

  /** Whoever was migrated was so once, in whichever batch. */
  private static long counted(WaveGround ground) {
    return ground.outcomes().get("migrated");
  }

  private static long inPlace(WaveGround ground) {
    return ground.players().stream().filter(one -> ground.isMigrated(one.subject())).count();
  }

  @Test
  void outcomesAddUpToThePlayersWhereEveryMessageComesOnce() {
    WaveGround ground = new WaveGround(few, folder);
    ground.order(WaveGround.start(100));
    ground.carryOn();
    long found =
        ground.players().stream().filter(player -> !player.fate().equals(NOT_FOUND)).count();
    Map<String, Long> outcomes = ground.outcomes();
    assertEquals(found, outcomes.get("migrated") + outcomes.get("failed"), outcomes::toString);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void twiceAndShuffledEndsAsOnceAndInOrder(long seed) {
    WaveGround orderly = new WaveGround(few, folder);
    WaveGround shuffled = new WaveGround(few, another, Post.Manner.TWICE_AND_SHUFFLED, seed);
    for (double share : SHARES) {
      orderly.order(WaveGround.start(share));
      orderly.carryOn();
      shuffled.order(WaveGround.start(share));
      shuffled.carryOn();
      assertEquals(orderly.ends(), shuffled.ends());
    }
  }

  /** Whatever call it is, the lease runs out, the message comes again, and nobody is lost. */
  @Test
  void aDispatcherThatDiesAtAnyCallIsFollowedByAnother() {
    WaveGround whole = new WaveGround(few, folder);
    Dying counting = new Dying(whole.store, Integer.MAX_VALUE);
    whole.dispatchThrough(counting);
    run(whole);
    for (int call = 0; call < counting.calls(); call++) {
      int last = call;
      WaveGround ground = new WaveGround(few, another.resolve("dies at " + call));
      ground.dispatchThrough(new Dying(ground.store, call));
      run(ground);
      assertEquals(whole.ends(), ground.ends(), () -> "died at its call " + last);
    }
    assertTrue(counting.calls() > 40, () -> "calls: " + counting.calls());
  }

  /** Two waves, the second of which begins only where the first one's gate is open. */
  private static void run(WaveGround ground) {
    ground.order(WaveGround.start(25));
    assertEquals(State.DONE, ground.carryOn().state());
    ground.order(WaveGround.start(100));
    assertEquals(State.DONE, ground.carryOn().state());
  }
}
