package dev.slipstream.edge;

import dev.slipstream.store.StoreException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where an exception came from, for the log, in the form that Error Reporting reads. Messages are
 * left out, since a player's data may stand in them; the store's own are about sizes and paths.
 */
public final class StackTraces {

  private static final int MAX_CAUSES = 5;
  private static final int MAX_FRAMES = 40;

  private StackTraces() {}

  public static String of(Throwable failure) {
    StringBuilder text = new StringBuilder(one(failure));
    Optional<Throwable> cause = Optional.ofNullable(failure.getCause());
    for (int i = 0; i < MAX_CAUSES && cause.isPresent(); i++) {
      text.append("\nCaused by: ").append(one(cause.get()));
      cause = cause.map(Throwable::getCause);
    }
    return text.toString();
  }

  private static String one(Throwable failure) {
    String message = failure instanceof StoreException ? ": " + failure.getMessage() : "";
    return Arrays.stream(failure.getStackTrace())
        .limit(MAX_FRAMES)
        .map(frame -> "\n\tat " + frame)
        .collect(Collectors.joining("", failure.getClass().getName() + message, ""));
  }
}
