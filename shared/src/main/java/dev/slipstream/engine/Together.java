package dev.slipstream.engine;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does a thing for each of some, several at once: for what mostly waits for the database. It
 * returns when nothing is going on any more, as a function must that may be frozen once it has
 * answered.
 */
public final class Together {

  private Together() {}

  /**
   * Returns what came of each, in their order. What went wrong with the first of those that went
   * wrong is thrown, after all had their turn.
   *
   * @param atOnce how many at once; 1 does them in this thread
   */
  public static <A, B> List<B> map(List<A> all, int atOnce, Function<A, B> work) {
    if (atOnce == 1 || all.size() < 2) {
      return all.stream().map(work).toList();
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(atOnce, all.size()));
    try {
      return threads
          .invokeAll(all.stream().map(one -> (Callable<B>) () -> work.apply(one)).toList())
          .stream()
          .map(Together::result)
          .toList();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      threads.shutdown();
    }
  }

  /** The same for what has no result. */
  public static <A> void forEach(List<A> all, int atOnce, Consumer<A> work) {
    List<Boolean> unused =
        map(
            all,
            atOnce,
            one -> {
              work.accept(one);
              return true;
            });
  }

  private static <B> B result(Future<B> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while several were at work", e);
  }
}
