package dev.slipstream.rollbacks;

import static dev.slipstream.rollbacks.RollbackGround.ORDER;
import static dev.slipstream.rollbacks.RollbackGround.RUN;
import static dev.slipstream.rollbacks.RollbackGround.player;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Attic;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.Change;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.rollbacks.PagedRollback.Step;
import dev.slipstream.store.Applied;
import dev.slipstream.store.StoreException;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.Dying;
import dev.slipstream.testing.Killed;
import dev.slipstream.testing.Limited;
import dev.slipstream.testing.Post;
import dev.slipstream.testing.Together;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each page is followed by one, whatever becomes of the messages. */
final class PagedRollbackTest {

  private static final int PLAYERS = 8;
  private static final int PAGES = 3;

  private final RollbackGround ground = new RollbackGround(PLAYERS);

  /** The post carries what is published to whoever works, who says whether it comes again. */
  private static Post post(RollbackGround ground, Post.Manner manner, long seed) {
    Post post = new Post(ground.clock, manner, seed);
    ground.carrier = post;
    post.receive(
        Topic.ROLLBACKS.id(), message -> !(ground.deliver(message) instanceof Step.NotYet));
    post.publish(Topic.ROLLBACKS.id(), ORDER);
    return post;
  }

  @ParameterizedTest
  @EnumSource(Post.Manner.class)
  void howeverTheMessagesComeEachPageIsFollowedByOne(Post.Manner manner) {
    for (int seed = 0; seed < 10; seed++) {
      RollbackGround own = new RollbackGround(PLAYERS);
      Post post = post(own, manner, seed);
      post.deliverAll();
      post.passDays();
      own.assertAllAreBackAndCountOnce();
      assertEquals(PAGES - 1, own.published.size());
      assertEquals(PLAYERS, own.count("rolled_back"));
    }
  }

  @Test
  void whoeverComesAtTheSameTimeWaitsOrFindsItDone() {
    Deque<Fields> waiting = new ArrayDeque<>(List.of(ORDER));
    ground.carrier = (topic, message) -> waiting.add(message);
    while (!waiting.isEmpty()) {
      Fields message = waiting.remove();
      List<Step> steps = Collections.synchronizedList(new ArrayList<>());
      Together.run(4, thread -> steps.add(ground.deliver(message)));
      assertEquals(1, steps.stream().filter(Step.Turned.class::isInstance).count());
      assertInstanceOf(Step.Nothing.class, ground.deliver(message));
    }
    ground.assertAllAreBackAndCountOnce();
    assertEquals(PAGES - 1, ground.published.size());
    assertEquals(PLAYERS, ground.count("rolled_back"));
  }

  @Test
  void whereverItsProcessDiesItGoesOn() {
    int calls = 1;
    for (int fatal = 0; fatal < calls; fatal++) {
      RollbackGround own = new RollbackGround(PLAYERS);
      Dying dying = new Dying(own.store, fatal);
      own.seenBy = dying;
      post(own, Post.Manner.ORDERLY, 0).deliverAll();
      own.seenBy = own.store;
      own.assertAllAreBackAndCountOnce();
      assertTrue(own.published.size() <= PAGES, "one page was done again: " + own.published);
      calls = dying.calls();
    }
    assertTrue(calls > PLAYERS + 2 * PAGES, "it died at each of " + calls + " calls");
  }

  @Test
  void wherePublishingFailsOrNobodyHearsThatItIsDoneThePageIsDoneAgain() {
    for (boolean isSent : List.of(false, true)) {
      RollbackGround own = new RollbackGround(PLAYERS);
      Post post = post(own, Post.Manner.ORDERLY, 0);
      AtomicBoolean isToFail = new AtomicBoolean(true);
      own.carrier =
          (topic, message) -> {
            boolean fails = isToFail.getAndSet(false);
            if (isSent || !fails) {
              post.publish(topic, message);
            }
            if (fails) {
              throw new Killed();
            }
          };
      post.deliverAll();
      own.assertAllAreBackAndCountOnce();
      assertEquals(PAGES, own.published.size());
    }
  }

  @Test
  void aPageThatComesBeforeTheOneBeforeIsTurnedComesAgain() {
    List<Step> early = new ArrayList<>();
    ground.carrier = (topic, message) -> early.add(ground.deliver(message));
    assertInstanceOf(Step.Turned.class, ground.deliver(ORDER));
    assertEquals(
        List.of(new Step.NotYet("Page 2 of rollback r1 waits for the one before.")), early);
    ground.carrier = (topic, message) -> {};
    assertInstanceOf(Step.Turned.class, ground.carryOn(RUN, 2));
  }

  @Test
  void aPageThatIsTurnedAMomentLaterNeedsNoSecondMessage() {
    ground.deliver(ORDER);
    AtomicBoolean isFirst = new AtomicBoolean(true);
    PagedRollback patient =
        new PagedRollback(
            ground.store,
            new BatchRollback(ground.store, Attic.NONE, 1),
            () -> (topic, message) -> {},
            ground.clock,
            time -> {
              if (isFirst.getAndSet(false)) {
                ground.carryOn(RUN, 2);
              }
            });
    assertInstanceOf(
        Step.Turned.class, patient.carryOn(RollbackGround.RACING, RUN, 3, "patient", back -> {}));
    ground.assertAllAreBackAndCountOnce();
  }

  @Test
  void whoSleptWhileAnotherTurnedThePageChangesNothing() {
    ground.listener =
        back -> {
          if (back.subject().equals(player(2))) {
            ground.listener = later -> {};
            ground.clock.advance(Duration.ofMinutes(3));
            assertInstanceOf(Step.Turned.class, ground.deliver(ORDER));
          }
        };
    assertInstanceOf(Step.Nothing.class, ground.deliver(ORDER));
    assertEquals(2, ground.run().page());
    List.copyOf(ground.published).forEach(ground::deliver);
    ground.carryOn(RUN, 3);
    ground.assertAllAreBackAndCountOnce();
  }

  @Test
  void whatFailsForAMomentHoldsUpNobodyElseAndIsTriedAgainAtOnce() {
    DocPath unlucky = RollbackGround.RACING.checkpoint(player(0));
    ground.seenBy = failing(unlucky);
    assertThrows(StoreException.class, () -> ground.deliver(ORDER));
    assertFalse(ground.isBack(player(0)));
    assertTrue(ground.isBack(player(1)) && ground.isBack(player(2)));
    assertEquals("", ground.run().holder());
    assertEquals(0, ground.run().counts().integer("subjects").orElseThrow());
    ground.seenBy = ground.store;
    assertInstanceOf(Step.Turned.class, ground.deliver(ORDER));
    assertEquals(1, ground.count("rolled_back"));
    assertEquals(2, ground.count("already_rolled_back"));
    assertEquals(1, ground.published.size());
  }

  private Limited failing(DocPath changed) {
    return new Limited(ground.store, ground.store.limits()) {
      @Override
      public <A> Applied<A> apply(Change<A> change) {
        if (change.reads().contains(changed)) {
          throw new StoreException(StoreException.Reason.UNAVAILABLE, "by this test");
        }
        return super.apply(change);
      }
    };
  }

  @Test
  void whoIsRefusedIsCountedAndTenAreShown() {
    RollbackGround refusing = new RollbackGround(12);
    IntStream.range(0, 12).forEach(number -> refusing.entitle(player(number)));
    post(refusing, Post.Manner.ORDERLY, 0).deliverAll();
    assertTrue(refusing.run().isDone());
    assertEquals(12, refusing.count("refused"));
    List<Value> samples = refusing.run().counts().items("samples");
    assertEquals(10, samples.size());
    assertEquals(Value.of("u000: refused; the old schema cannot say title"), samples.get(0));
    assertEquals(12, refusing.run().counts().integer("lost").orElseThrow());
  }

  @Test
  void aDryRunCountsAndRollsNobodyBack() {
    ground.deliver(ORDER, new RollbackTerms("a look", false, true));
    ground.carryOn(RUN, 2);
    ground.carryOn(RUN, 3);
    assertTrue(ground.run().isDone());
    assertEquals(PLAYERS, ground.count("rolled_back"));
    assertFalse(ground.isBack(player(0)));
  }

  @Test
  void oneThatAnOperatorStopsEndsWithThePageAndGoesOnWhenToldTo() {
    ground.listener = back -> ground.edit("status", "stopped");
    assertInstanceOf(Step.Nothing.class, ground.deliver(ORDER));
    ground.listener = back -> {};
    assertEquals(new Step.Nothing("it is stopped, at page 1"), ground.carryOn(RUN, 2));
    assertFalse(ground.isBack(player(3)));
    ground.edit("status", "running");
    ground.clock.advance(Duration.ofMinutes(3));
    IntStream.rangeClosed(1, PAGES).forEach(page -> ground.carryOn(RUN, page));
    ground.assertAllAreBackAndCountOnce();
  }

  @Test
  void whoeverIsMeantIsKeptInTheRunAndNotInItsMessages() {
    ground.deliver(ORDER);
    assertEquals(
        List.of(
            Fields.builder().put("migration", "racing").put("runId", RUN).put("page", 2).build()),
        ground.published);
    Fields run = ground.run().fields();
    assertEquals("all", run.text("selection").orElseThrow());
    assertEquals("bad build", run.text("reason").orElseThrow());
    assertEquals(Value.texts(List.of("u003", "u004", "u005")), run.get("players").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "another | 1 | There is no rollback another; publish who is to be rolled back, and one begins.",
        "r1 | 4 | Rollback r1 is at page 2; nobody has sent it on to page 4.",
      })
  void whatFitsNoRollbackIsRefused(String runId, long page, String why) {
    ground.deliver(ORDER);
    RollbackRefused refused =
        assertThrows(RollbackRefused.class, () -> ground.carryOn(runId, page));
    assertEquals(why, refused.getMessage());
  }

  @Test
  void aRunOfAnotherMigrationIsRefused() {
    ground.deliver(ORDER);
    ground.edit("migration", "chess");
    RollbackRefused refused = assertThrows(RollbackRefused.class, () -> ground.carryOn(RUN, 2));
    assertEquals("Rollback r1 is of migration chess, not racing.", refused.getMessage());
  }

  @Test
  void oneWhoseSelectionSomebodyTookAwayRollsNobodyElseBack() {
    ground.deliver(ORDER);
    ground.store.apply(
        Changes.writing(
            new Write.Put(RollbackRun.path(RUN), ground.run().fields().without("wave"))));
    assertThrows(RuntimeException.class, () -> ground.carryOn(RUN, 2));
    assertFalse(ground.isBack(player(6)));
  }
}
