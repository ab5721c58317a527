package dev.slipstream.faults;

import dev.slipstream.model.Subject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The players still to be handed out to workers, some of them twice: a queue of messages. */
final class Deliveries {

  private final Deque<Subject> waiting;
  private int underWay;

  Deliveries(List<Subject> players) {
    this.waiting = new ArrayDeque<>(players);
  }

  /**
   * The next ones, as soon as there are any.
   *
   * @return nothing once all are acknowledged
   */
  synchronized List<Subject> take(int most) throws InterruptedException {
    while (waiting.isEmpty() && underWay > 0) {
      wait();
    }
    int size = Math.min(most, waiting.size());
    List<Subject> taken = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      taken.add(waiting.removeFirst());
    }
    underWay += size;
    return taken;
  }

  synchronized void acknowledge() {
    underWay--;
    notifyAll();
  }

  /** Not acknowledged, so handed out again. */
  synchronized void giveBack(List<Subject> players) {
    underWay -= players.size();
    waiting.addAll(players);
    notifyAll();
  }
}
