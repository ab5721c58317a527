package dev.slipstream.waves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.Subject;
import dev.slipstream.waves.Order.Action;
import dev.slipstream.waves.RolloutDocument.State;
import dev.slipstream.waves.WaveGround.Seeded;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators order, when it comes late, and when it comes twice. */
final class OrdersTest {

  private static Seeded few;
  private static Seeded pages;

  @TempDir private Path folder;
  private WaveGround ground;

  @BeforeAll
  static void seed() {
    few = Seeded.of(60, 0);
    pages = Seeded.of(700, 0);
  }

  @BeforeEach
  void open() {
    ground = new WaveGround(few, folder);
  }

  private static Order of(Action action) {
    return action == Action.START ? WaveGround.start(100) : Order.of(action);
  }

  /** The first message's dispatcher, while nobody else works, for that long. */
  private void dispatch(Duration most) {
    Continuation first =
        WaveGround.continuation(ground.post.take(Topic.WAVES.id()).get(0).message());
    ground
        .dispatcher(ground.clock::advance)
        .goOn(WaveGround.RACING, Optional.of(first), "the first", most);
  }

  private List<Batch> batches() {
    return ground.post.take(Topic.USERS.id()).stream()
        .map(letter -> WaveGround.batch(letter.message()))
        .toList();
  }

  private String refusal(Order order) {
    Map<String, String> before = ground.ends();
    RolloutDocument rollout = ground.rollout();
    WaveRefused refused = assertThrows(WaveRefused.class, () -> ground.order(order));
    assertEquals(rollout, ground.rollout(), "nothing is changed");
    assertEquals(before, ground.ends());
    return String.valueOf(refused.getMessage());
  }

  @Test
  void aPauseIsStillnessAfterTheBatchThatIsUnderWay() {
    ground.order(WaveGround.start(100));
    dispatch(Duration.ofSeconds(10));
    List<Batch> batches = batches();
    assertEquals(2, batches.size());
    Subject third = batches.get(0).players().get(2);
    BatchWorker worker =
        ground.worker(
            new Interrupted(
                ground.store,
                WaveGround.RACING.checkpoint(third),
                () -> ground.order(Order.of(Action.PAUSE).because("A look at the third."))));
    assertEquals(
        Map.of("migrated", 50L), worker.handle(WaveGround.RACING, batches.get(0)).outcomes());
    assertEquals(Map.of("paused", 10L), ground.handle(batches.get(1)).outcomes());
    assertEquals("A look at the third.", ground.rollout().reason());
    ground.post.deliverAll();
    assertEquals(50, migrated(), "nobody goes on by a message");
    ground.order(Order.of(Action.RESUME));
    ground.carryOn();
    assertEquals(60, migrated());
  }

  private long migrated() {
    return ground.players().stream().filter(one -> ground.isMigrated(one.subject())).count();
  }

  @Test
  void whoResumesGoesOnBehindTheLastPage() {
    ground = new WaveGround(pages, folder);
    ground.order(WaveGround.start(100));
    Continuation first =
        WaveGround.continuation(ground.post.take(Topic.WAVES.id()).get(0).message());
    Dispatcher.Nap pausing =
        time -> {
          ground.clock.advance(time);
          if (!ground.rollout().cursor().isEmpty()) {
            ground.order(Order.of(Action.PAUSE));
          }
        };
    Dispatcher.Dispatched dispatched =
        ground
            .dispatcher(pausing)
            .goOn(WaveGround.RACING, Optional.of(first), "one", Duration.ofHours(1));
    assertEquals(new Dispatcher.Dispatched(300, "no longer holds the rollout", false), dispatched);
    assertEquals(300, ground.rollout().handedOut(), "the page in hand does not count");
    String cursor = ground.rollout().cursor();
    Set<Subject> before = new HashSet<>();
    batches().stream().limit(6).forEach(batch -> before.addAll(batch.players()));
    assertEquals(300, before.size());
    assertEquals(cursor, ground.order(Order.of(Action.RESUME)).cursor());
    dispatch(Duration.ofSeconds(20));
    List<Subject> after = batches().stream().flatMap(batch -> batch.players().stream()).toList();
    assertTrue(after.size() >= 300, "players: " + after.size());
    after.forEach(player -> assertFalse(before.contains(player), player.id()));
  }

  @Test
  void anAbortRefusesWhoStillWorksForTheWave() {
    ground.order(WaveGround.start(100));
    dispatch(Duration.ofSeconds(10));
    List<Batch> batches = batches();
    ground.handle(batches.get(0));
    ground.order(Order.of(Action.ABORT));
    assertEquals(Map.of("outdated", 10L), ground.handle(batches.get(1)).outcomes());
    ground.post.deliverAll();
    assertEquals(50, migrated());
  }

  @Test
  void aBatchThatIsADayLateMigratesNobodyWhoWasTakenBack() {
    ground.order(WaveGround.start(100));
    dispatch(Duration.ofSeconds(10));
    List<Batch> late = batches();
    ground.order(Order.of(Action.ABORT));
    ground.order(WaveGround.start(100));
    ground.carryOn();
    Subject back = late.get(0).players().get(0);
    assertEquals(
        RollbackOutcome.ROLLED_BACK,
        new Rollback(ground.store)
            .rollBack(WaveGround.RACING, back, RollbackRequest.because("asked for"))
            .outcome());
    ground.clock.advance(Duration.ofHours(24));
    assertEquals(Map.of("outdated", 50L), ground.handle(late.get(0)).outcomes());
    assertTrue(ground.checkpoint(back).orElseThrow().isRolledBack());
  }

  @Test
  void whatWasPublishedBeforeTheLastOrderIsRefusedUnlessItStops() {
    Instant early = ground.clock.instant();
    ground.order(WaveGround.start(100));
    ground.order(Order.of(Action.PAUSE));
    assertLate(Action.RESUME, early);
    assertLate(Action.SET, early);
    assertEquals(State.ABORTED, carryOut(Action.ABORT, early).state());
    assertLate(Action.START, early);
    ground.order(WaveGround.start(100));
    assertEquals(State.PAUSED, carryOut(Action.PAUSE, early).state());
  }

  private RolloutDocument carryOut(Action action, Instant publishedAt) {
    return ground
        .orders()
        .carryOut(WaveGround.RACING, WaveGround.published(of(action), publishedAt));
  }

  private void assertLate(Action action, Instant publishedAt) {
    RolloutDocument before = ground.rollout();
    WaveRefused refused = assertThrows(WaveRefused.class, () -> carryOut(action, publishedAt));
    assertEquals(
        "The order to %s was published before the last one was carried out; order again if you"
                .formatted(action.word())
            + " still mean it.",
        refused.getMessage());
    assertEquals(before, ground.rollout());
  }

  @ParameterizedTest
  @EnumSource
  void anOrderThatComesTwiceChangesNothing(Action action) {
    if (action != Action.START) {
      ground.order(WaveGround.start(100));
    }
    if (action == Action.RESUME) {
      ground.order(Order.of(Action.PAUSE));
    }
    Instant published = ground.clock.instant();
    ground.clock.advance(Duration.ofSeconds(1));
    RolloutDocument once = carryOut(action, published);
    ground.clock.advance(Duration.ofSeconds(1));
    if (action == Action.SET) {
      assertLate(action, published);
    } else {
      assertEquals(once, carryOut(action, published));
    }
    assertEquals(once, ground.rollout());
  }

  @Test
  void anOrderIsRefusedInASentenceWhereThereIsNothingToDo() {
    assertEquals(
        "The rollout of racing is idle, not paused, so there is nothing to resume; see ./slipstream"
            + " wave status.",
        refusal(Order.of(Action.RESUME)));
    assertEquals(
        "The rollout of racing is idle, not running, so there is nothing to pause; see ./slipstream"
            + " wave status.",
        refusal(Order.of(Action.PAUSE)));
    assertEquals(
        "The rollout of racing is idle, not running, so there is nothing to abort; see ./slipstream"
            + " wave status.",
        refusal(Order.of(Action.ABORT)));
    assertEquals(
        "percentage must be a share above 0 and up to 100 with at most two decimals.",
        refusal(WaveGround.start(0.001)));
    ground.order(WaveGround.start(25));
    assertEquals(
        "A wave of 25 % is running; wait until it is done, or abort it, then start another.",
        refusal(WaveGround.start(100)));
    ground.carryOn();
    assertEquals(
        "5 % is less than the 25 % that are in already; nobody leaves a wave, use ./slipstream"
            + " rollback to take players back.",
        refusal(WaveGround.start(5)));
  }

  @Test
  void whoLookedBeforeOthersOrderedIsTold() {
    long seen = ground.order(WaveGround.start(100)).revision();
    ground.order(Order.of(Action.PAUSE));
    assertEquals(
        "The rollout of racing has changed since you looked (revision 2, not 1); look at"
            + " ./slipstream wave status and order again.",
        refusal(Order.of(Action.RESUME).seeing(seen)));
    assertEquals(State.RUNNING, ground.order(Order.of(Action.RESUME).seeing(seen + 1)).state());
  }

  /** Two operators resume, each for another failure: the second must not believe to be heard. */
  @Test
  void whatIsAcceptedTooLateIsRefusedAndNotLost() {
    ground.order(WaveGround.start(100));
    ground.order(Order.of(Action.PAUSE));
    ground.order(Order.of(Action.RESUME).accepting(List.of("f1")));
    assertEquals(
        "The rollout of racing is running, not paused, so there is nothing to resume; see"
            + " ./slipstream wave status.",
        refusal(Order.of(Action.RESUME).accepting(List.of("f2"))));
    ground.order(Order.of(Action.SET).accepting(List.of("f2")));
    assertTrue(ground.rollout().accepts("f1") && ground.rollout().accepts("f2"));
  }

  @Test
  void aNewWaveAcceptsNothingOfTheOldOne() {
    ground.order(WaveGround.start(100).accepting(List.of("f1")));
    ground.order(Order.of(Action.ABORT));
    long epoch = ground.rollout().epoch();
    RolloutDocument next = ground.order(WaveGround.start(100));
    assertFalse(next.accepts("f1"));
    assertNotEquals(epoch, next.epoch());
  }
}
