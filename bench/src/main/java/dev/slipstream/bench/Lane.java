package dev.slipstream.bench;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One way of doing the work, at one concurrency.
 *
 * @param work does one player; throws where it did not succeed
 */
record Lane(String name, int concurrency, Consumer<Prepared> work) {

  /** How long all players took together. */
  record Timing(Lane lane, int players, double seconds) {
    double perSecond() {
      return players / seconds;
    }
  }

  Timing run(List<Prepared> players) {
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(concurrency);
    long start = System.nanoTime();
    List<Future<?>> workers =
        IntStream.range(0, concurrency)
            .<Future<?>>mapToObj(i -> threads.submit(() -> drain(players, next)))
            .toList();
    workers.forEach(Lane::await);
    double seconds = (System.nanoTime() - start) / 1e9;
    threads.shutdown();
    return new Timing(this, players.size(), seconds);
  }

  private void drain(List<Prepared> players, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < players.size(); i = next.getAndIncrement()) {
      work.accept(players.get(i));
    }
  }

  private static void await(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a player failed while measuring: " + e.getCause(), e);
    }
  }
}
