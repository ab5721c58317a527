package dev.slipstream.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Several threads doing the same at once. */
public final class Together {

  private static final int PATIENCE_SECONDS = 200;

  private Together() {}

  /** Runs the work once per thread, numbered from 0, and waits for all; fails as the first did. */
  public static void run(int threads, IntConsumer work) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int thread = i;
      all.add(
          pool.submit(
              () -> {
                await(start);
                work.accept(thread);
              }));
    }
    start.countDown();
    pool.shutdown();
    all.forEach(Together::join);
  }

  private static void join(Future<?> work) {
    try {
      work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("a thread failed", e.getCause());
    } catch (Exception e) {
      throw new AssertionError("a thread did not end", e);
    }
  }

  public static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody else came");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
