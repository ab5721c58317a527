package dev.slipstream.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
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
 * @param work does one piece; throws where it did not succeed, {@link GaveUp} where that is counted
 */
record Lane<T>(String name, int concurrency, Consumer<T> work) {

  private static final Duration MOST_TIME = Duration.ofHours(1);

  Timing run(List<T> pieces) {
    return run(pieces, MOST_TIME);
  }

  /** The same; after so long no further piece is begun. */
  Timing run(List<T> pieces, Duration most) {
    return new Run<>(this, pieces, most.toNanos()).time();
  }

  /** What the workers of a run share. */
  private static final class Run<T> {
    private final Lane<T> lane;
    private final List<T> pieces;
    private final long most;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger gaveUp = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final long start = System.nanoTime();

    Run(Lane<T> lane, List<T> pieces, long most) {
      this.lane = lane;
      this.pieces = pieces;
      this.most = most;
    }

    Timing time() {
      ExecutorService threads = Executors.newFixedThreadPool(lane.concurrency());
      List<Future<?>> workers =
          IntStream.range(0, lane.concurrency())
              .<Future<?>>mapToObj(i -> threads.submit(this::drain))
              .toList();
      workers.forEach(Run::await);
      double seconds = (System.nanoTime() - start) / 1e9;
      threads.shutdown();
      return new Timing(
          lane.name(), lane.concurrency(), seconds, List.copyOf(nanos), gaveUp.get(), 0);
    }

    private void drain() {
      for (int i = next.getAndIncrement(); i < pieces.size(); i = next.getAndIncrement()) {
        long begun = System.nanoTime();
        if (begun - start > most) {
          return;
        }
        try {
          lane.work().accept(pieces.get(i));
          nanos.add(System.nanoTime() - begun);
        } catch (GaveUp counted) {
          gaveUp.incrementAndGet();
        }
      }
    }

    private static void await(Future<?> worker) {
      try {
        worker.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while measuring", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException(
            "a piece of work failed while measuring: " + e.getCause(), e);
      }
    }
  }
}
