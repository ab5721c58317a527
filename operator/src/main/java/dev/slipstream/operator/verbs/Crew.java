package dev.slipstream.operator.verbs;

import dev.slipstream.model.Subject;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works on subjects, some at once, and takes on no more than it is working on: a page of a million
 * players never waits in memory.
 */
final class Crew implements AutoCloseable {

  private static final long MAX_HOURS = 24;

  private final ExecutorService threads;
  private final Semaphore places;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Crew(int concurrency) {
    this.threads = Executors.newFixedThreadPool(concurrency);
    this.places = new Semaphore(concurrency);
  }

  void work(List<Subject> subjects, Consumer<Subject> work) {
    subjects.forEach(subject -> work(() -> work.accept(subject)));
  }

  /** Takes on a piece of work as soon as there is a place for it. */
  void work(Runnable work) {
    places.acquireUninterruptibly();
    threads.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
          } finally {
            places.release();
          }
        });
  }

  /** Waits for what was taken on, and throws what went wrong first. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(MAX_HOURS, TimeUnit.HOURS)) {
        throw new IllegalStateException("not done within " + MAX_HOURS + " hours");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      threads.shutdownNow();
    }
    Throwable first = failure.get();
    if (first != null) {
      throw new IllegalStateException("a piece of work broke: " + first, first);
    }
  }
}
