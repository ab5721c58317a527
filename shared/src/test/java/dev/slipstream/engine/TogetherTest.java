package dev.slipstream.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TogetherTest {

  private static final List<Integer> NUMBERS = IntStream.range(0, 100).boxed().toList();

  @Test
  void answersComeInTheOrderOfTheQuestions() {
    assertEquals(NUMBERS.stream().map(n -> n * n).toList(), Together.map(NUMBERS, 16, n -> n * n));
  }

  /** None of the four gets by the barrier unless all four are at work. */
  @Test
  void soManyAreAtWorkAtOnce() {
    CyclicBarrier barrier = new CyclicBarrier(4);
    assertEquals(
        NUMBERS.subList(0, 8),
        Together.map(
            NUMBERS.subList(0, 8),
            4,
            number -> {
              await(barrier);
              return number;
            }));
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneAtATimeStaysInThisThread() {
    Set<Thread> threads = new HashSet<>();
    Together.forEach(NUMBERS, 1, number -> threads.add(Thread.currentThread()));
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  @Test
  void whatGoesWrongIsThrownWhenAllHadTheirTurn() {
    ConcurrentLinkedQueue<Integer> done = new ConcurrentLinkedQueue<>();
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Together.forEach(
                    NUMBERS,
                    8,
                    number -> {
                      if (number % 40 == 20) {
                        throw new IllegalArgumentException("number " + number);
                      }
                      done.add(number);
                    }));
    assertEquals("number 20", thrown.getMessage());
    assertEquals(98, done.size());
    assertTrue(done.contains(99));
  }
}
