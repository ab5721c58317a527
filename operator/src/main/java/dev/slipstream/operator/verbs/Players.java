package dev.slipstream.operator.verbs;

import dev.slipstream.model.Subject;
import java.util.List;
import java.util.function.Consumer;

/**
 * Players to work on, who come page by page.
 *
 * @param count how many there may be, for the progress
 * @param pages hands over every page
 */
record Players(long count, Consumer<Consumer<List<Subject>>> pages) {

  static Players of(List<Subject> players) {
    List<Subject> page = List.copyOf(players);
    return new Players(page.size(), taker -> taker.accept(page));
  }
}
