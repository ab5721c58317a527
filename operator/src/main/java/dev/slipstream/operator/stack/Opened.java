package dev.slipstream.operator.stack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** What was opened, to be closed in the opposite order, all of it even where some does not. */
final class Opened implements AutoCloseable {

  private final Deque<Runnable> closings = new ArrayDeque<>();

  /** The thing itself, which is remembered. */
  <T> T add(T thing, Consumer<? super T> closing) {
    closings.push(() -> closing.accept(thing));
    return thing;
  }

  /** Throws the first failure, with the others suppressed in it. */
  @Override
  public void close() {
    Optional<RuntimeException> failure = Optional.empty();
    while (!closings.isEmpty()) {
      try {
        closings.pop().run();
      } catch (RuntimeException e) {
        RuntimeException first = failure.orElse(e);
        if (first != e) {
          first.addSuppressed(e);
        }
        failure = Optional.of(first);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
