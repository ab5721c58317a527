package dev.slipstream.store;

import static dev.slipstream.store.Ground.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.store.memory.Faults.Fate;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.Together;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Changes that meet each other, and commits that go wrong. */
interface ConflictsContract extends Ground {

  /** Reads a number and writes the next one; the answer is what was written. */
  private static Change<Long> next(DocPath path, AtomicInteger runs) {
    return Changes.reading(
        List.of(path),
        seen -> {
          runs.incrementAndGet();
          long next = value(seen, path) + 1;
          return Decision.write(next, List.of(new Write.Put(path, number(next))));
        });
  }

  private static long value(Snapshot seen, DocPath path) {
    return seen.fields(path).flatMap(fields -> fields.integer("n")).orElse(0L);
  }

  @Test
  default void anAbortedCommitIsDecidedAgainAndOnlyTheLastRunCounts() {
    AtomicInteger runs = new AtomicInteger();
    Applied<Integer> applied =
        storeWhoseFirstCommitIs(Fate.ABORTED)
            .apply(
                Changes.reading(
                    List.of(doc("a")),
                    seen -> {
                      int run = runs.incrementAndGet();
                      return Decision.write(
                          run, List.of(new Write.Create(doc("run" + run), number(run))));
                    }));
    assertEquals(2, applied.answer());
    assertEquals(2, applied.attempts());
    assertEquals(new Usage(2, 1, 0), applied.usage(), "reads of both runs, writes of the last");
    assertMissing(doc("run1"));
    assertFields(number(2), doc("run2"));
  }

  @Test
  default void aCommitWhoseAnswerWasLostIsSeenByTheNextRun() {
    Change<String> once =
        Changes.reading(
            List.of(doc("receipt")),
            seen ->
                seen.get(doc("receipt")).isPresent()
                    ? Decision.nothing("done before")
                    : Decision.write(
                        "done now",
                        List.of(
                            new Write.Create(doc("receipt"), number(1)),
                            new Write.Increment(doc("balance"), Map.of(FieldPath.of("n"), 10L)))));
    put(doc("balance"), number(0));
    Applied<String> applied = storeWhoseFirstCommitIs(Fate.ANSWER_LOST).apply(once);
    assertEquals("done before", applied.answer());
    assertEquals(2, applied.attempts());
    assertFields(number(10), doc("balance"));
  }

  /** Why an increment goes together with a document that is created and read. */
  @Test
  default void aDecisionThatDoesNotLookIsAppliedAgainWhenItsAnswerIsLost() {
    put(doc("a"), number(0));
    storeWhoseFirstCommitIs(Fate.ANSWER_LOST)
        .apply(Changes.writing(new Write.Increment(doc("a"), Map.of(FieldPath.of("n"), 10L))));
    assertFields(number(20), doc("a"));
  }

  @Test
  default void aBlindCreateWhoseAnswerWasLostFindsItsOwnDocument() {
    Store store = storeWhoseFirstCommitIs(Fate.ANSWER_LOST);
    Change<String> create = Changes.writing(new Write.Create(doc("a"), number(1)));
    StoreException failure = assertThrows(StoreException.class, () -> store.apply(create));
    assertEquals(Reason.ALREADY_EXISTS, failure.reason());
    assertFields(number(1), doc("a"));
  }

  @Test
  default void commitsThatAreAbortedAgainAndAgainAreContention() {
    AtomicInteger runs = new AtomicInteger();
    Store store = storeWhoseCommits(() -> Fate.ABORTED);
    StoreException failure =
        assertThrows(StoreException.class, () -> store.apply(next(doc("a"), runs)));
    assertEquals(Reason.CONTENTION, failure.reason());
    assertEquals(store.limits().attempts(), runs.get());
    assertMissing(doc("a"));
  }

  @Test
  default void commitsThatAreNeverAnsweredMakeTheStoreUnavailable() {
    AtomicInteger runs = new AtomicInteger();
    Store store = storeWhoseCommits(() -> Fate.ANSWER_LOST);
    StoreException failure =
        assertThrows(StoreException.class, () -> store.apply(next(doc("a"), runs)));
    assertEquals(Reason.UNAVAILABLE, failure.reason());
    assertEquals(store.limits().attempts(), runs.get());
    assertFields(number(runs.get()), doc("a"));
  }

  @Test
  default void afterAConflictTheSameStoreGoesOn() {
    AtomicInteger runs = new AtomicInteger();
    Store store = storeWhoseFirstCommitIs(Fate.ABORTED);
    assertEquals(1, store.apply(next(doc("a"), runs)).answer());
    assertEquals(2, store.apply(next(doc("a"), runs)).answer());
    assertEquals(3, runs.get());
  }

  @Test
  default void twoThreadsThatReadAndWriteOneDocumentLoseNothing() {
    Together.run(
        2,
        thread -> {
          for (int i = 0; i < 10; i++) {
            store().apply(next(doc("a"), new AtomicInteger()));
          }
        });
    assertFields(number(20), doc("a"));
  }

  @Test
  default void eightThreadsThatAddWithoutALookLoseNothing() {
    put(doc("a"), number(0));
    Write add = new Write.Increment(doc("a"), Map.of(FieldPath.of("n"), 1L));
    Together.run(
        8,
        thread -> {
          for (int i = 0; i < 10; i++) {
            write(add);
          }
        });
    assertFields(number(80), doc("a"));
  }

  @Test
  default void ofTwoThatCreateADocumentOneFails() {
    AtomicInteger failures = new AtomicInteger();
    Together.run(
        2,
        thread -> {
          try {
            write(new Write.Create(doc("a"), number(thread)));
          } catch (StoreException e) {
            assertEquals(Reason.ALREADY_EXISTS, e.reason());
            failures.incrementAndGet();
          }
        });
    assertEquals(1, failures.get());
  }

  /** Each would be right alone: it takes its own token only while the other's is still there. */
  @Test
  default void twoDecisionsOnWhatTheOtherWritesAreNotBothMade() {
    List<DocPath> tokens = List.of(doc("left"), doc("right"));
    tokens.forEach(token -> put(token, number(1)));
    CountDownLatch bothHaveRead = new CountDownLatch(2);
    Together.run(2, thread -> store().apply(taking(tokens, thread, bothHaveRead)));
    assertEquals(1, tokens.stream().filter(token -> find(token).isPresent()).count());
  }

  private static Change<String> taking(
      List<DocPath> tokens, int mine, CountDownLatch bothHaveRead) {
    return Changes.reading(
        tokens,
        seen -> {
          bothHaveRead.countDown();
          Together.await(bothHaveRead);
          boolean areAllThere = tokens.stream().allMatch(token -> seen.get(token).isPresent());
          return areAllThere
              ? Decision.write("taken", List.of(new Write.Delete(tokens.get(mine))))
              : Decision.nothing("too late");
        });
  }
}
