package dev.slipstream.waves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.testing.Post.Letter;
import dev.slipstream.waves.Dispatcher.Dispatched;
import dev.slipstream.waves.Order.Action;
import dev.slipstream.waves.RolloutDocument.State;
import dev.slipstream.waves.WaveGround.Seeded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several dispatchers, of which one may go on. */
final class DispatcherTest {

  private static final Duration LONG = Duration.ofHours(1);

  private static Seeded seeded;

  @TempDir private Path folder;
  private WaveGround ground;

  @BeforeAll
  static void seed() {
    seeded = Seeded.of(400, 0);
  }

  @BeforeEach
  void open() {
    ground = new WaveGround(seeded, folder);
    ground.order(WaveGround.start(100));
  }

  private Continuation message() {
    return WaveGround.continuation(ground.post.take(Topic.WAVES.id()).get(0).message());
  }

  private Dispatched goOn(Dispatcher.Nap nap, Continuation message, String holder, Duration most) {
    return ground.dispatcher(nap).goOn(WaveGround.RACING, Optional.of(message), holder, most);
  }

  /** A nap in which something happens once. */
  private Dispatcher.Nap once(Runnable what) {
    AtomicBoolean isOver = new AtomicBoolean();
    return time -> {
      ground.clock.advance(time);
      if (isOver.compareAndSet(false, true)) {
        what.run();
      }
    };
  }

  @Test
  void whoSleepsBeyondTheLeaseFindsThatAnotherWentOn() {
    Continuation message = message();
    List<RolloutDocument> done = new ArrayList<>();
    Dispatcher.Nap sleep =
        once(
            () -> {
              ground.clock.advance(Duration.ofSeconds(90));
              ground.goOn(Optional.of(message));
              done.add(ground.carryOn());
            });
    Dispatched slept = goOn(sleep, message, "the sleeper", LONG);
    assertEquals("no longer holds the rollout", slept.told());
    assertFalse(slept.comesAgain());
    assertEquals(State.DONE, done.get(0).state());
    assertEquals(done.get(0), ground.rollout());
    List<Letter> inHand = ground.post.take(Topic.USERS.id());
    assertTrue(inHand.size() <= 5, "a page at most: " + inHand.size());
    inHand.forEach(
        letter ->
            assertEquals(
                Set.of("done"),
                ground.handle(WaveGround.batch(letter.message())).outcomes().keySet()));
  }

  @Test
  void whatTheSleeperPublishesAfterAnAbortIsRefused() {
    Continuation message = message();
    Dispatcher.Nap sleep =
        once(
            () -> {
              ground.post.take(Topic.USERS.id());
              ground.order(Order.of(Action.ABORT));
              ground.order(WaveGround.start(100));
            });
    assertEquals("no longer holds the rollout", goOn(sleep, message, "one", LONG).told());
    List<Letter> inHand = ground.post.take(Topic.USERS.id());
    assertFalse(inHand.isEmpty());
    inHand.forEach(
        letter ->
            assertEquals(
                Set.of("outdated"),
                ground.handle(WaveGround.batch(letter.message())).outcomes().keySet()));
    ground.carryOn();
    ground
        .players()
        .forEach(
            player ->
                assertTrue(
                    ground
                        .checkpoint(player.subject())
                        .orElseThrow()
                        .isUnder(ground.rollout().epoch())));
  }

  /** Nothing in the census shows when somebody has failed once more. */
  @Test
  void whoFailedInAnEarlierWaveIsTriedAgainAndNotWaitedForLong() {
    Subject poor = ground.players().get(7).subject();
    DocPath profile = LegacyPaths.blob(poor, "profileData");
    ground.put(profile, Fields.of("profileData", Value.of("no json")), false);
    ground.carryOn();
    ground.order(WaveGround.start(100));
    RolloutDocument again = ground.carryOn();
    assertEquals(State.DONE, again.state());
    assertEquals(2, ground.checkpoint(poor).orElseThrow().retryCount());
    Duration taken = Duration.between(again.startedAt().get(), again.doneAt().get());
    assertTrue(taken.compareTo(Duration.ofSeconds(30)) < 0, taken::toString);
  }

  @Test
  void whileOneHoldsItAMessageComesAgainAndTheSchedulerDoesNot() {
    Continuation message = message();
    List<Dispatched> others = new ArrayList<>();
    Dispatcher.Nap meanwhile =
        once(
            () -> {
              others.add(ground.goOn(Optional.of(message)));
              others.add(ground.goOn(Optional.empty()));
            });
    goOn(meanwhile, message, "one", Duration.ofSeconds(10));
    assertEquals(
        List.of(new Dispatched(0, "held by one", true), new Dispatched(0, "held by one", false)),
        others);
  }

  @Test
  void exactlyOneChainSurvivesDuplicates() {
    Continuation message = message();
    Set<Continuation> chain = new HashSet<>();
    for (long turn = 0; turn < 6; turn++) {
      assertEquals(new Continuation(1, turn), message);
      Continuation early = new Continuation(1, turn + 1);
      assertTrue(goOn(ground.clock::advance, early, "early", LONG).comesAgain());
      goOn(ground.clock::advance, message, "one of turn " + turn, Duration.ofSeconds(5));
      RolloutDocument after = ground.rollout();
      assertEquals(
          new Dispatched(0, "a later message goes on", false),
          goOn(ground.clock::advance, message, "another of turn " + turn, LONG));
      assertEquals(after, ground.rollout());
      List<Letter> next = ground.post.take(Topic.WAVES.id());
      assertEquals(1, next.size());
      message = WaveGround.continuation(next.get(0).message());
      assertTrue(chain.add(message));
    }
  }

  @Test
  void aPageIsNotPublishedFasterThanTheRamp() {
    Continuation message = message();
    List<Duration> naps = new ArrayList<>();
    goOn(
        time -> {
          naps.add(time);
          ground.clock.advance(time);
        },
        message,
        "one",
        Duration.ofSeconds(16));
    Duration slept = naps.stream().reduce(Duration.ZERO, Duration::plus);
    assertEquals(8, ground.post.take(Topic.USERS.id()).size());
    assertTrue(slept.toMillis() > 17_000, () -> "400 players of 25 writes: " + slept);
  }

  @Test
  void whoIsInTheMiddleOfARaceComesInAfterIt() {
    Subject racer = ground.clean(1).get(0);
    DocPath race = DocPath.of("raceData", "r1");
    ground.put(race, race(racer, false), false);
    Dispatcher.Nap nap =
        time -> {
          ground.nap(time);
          if (ground.rollout().pass() == 4) {
            ground.put(race, race(racer, true), false);
          }
        };
    assertFalse(goOn(nap, message(), "one", Duration.ofMinutes(2)).comesAgain());
    assertFalse(ground.isDone());
    assertFalse(ground.isMigrated(racer));
    assertEquals(Optional.of(1L), Optional.ofNullable(ground.outcomes().get("deferred")));
    goOn(nap, message(), "two", LONG);
    assertTrue(ground.isDone());
    assertTrue(ground.isMigrated(racer));
    assertEquals(Map.of("deferred", 1L, "migrated", 400L), ground.outcomes());
  }

  @Test
  void aRaceThatNobodySettlesHoldsUpTheWaveForAQuarterOfAnHour() {
    Subject racer = ground.clean(1).get(0);
    ground.put(DocPath.of("raceData", "r1"), race(racer, false), false);
    RolloutDocument done = ground.carryOn();
    assertTrue(ground.isMigrated(racer));
    Duration took = Duration.between(done.startedAt().orElseThrow(), done.doneAt().orElseThrow());
    assertTrue(took.toMinutes() >= 15 && took.toMinutes() < 20, took::toString);
  }

  private static Fields race(Subject racer, boolean isSettled) {
    return Fields.builder().put("userId", racer.id()).put("settled", isSettled).build();
  }
}
