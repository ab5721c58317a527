package dev.slipstream.operator.stack;

import dev.slipstream.edge.Graph;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.Fields;
import dev.slipstream.waves.Continuation;
import dev.slipstream.waves.Rollouts;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks after the rollouts of the local stack every few seconds, as Cloud Scheduler does. */
final class Caretaker implements AutoCloseable {

  private static final int SECONDS = 10;

  private final Graph graph;
  private final Messages messages;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "caretaker");
            thread.setDaemon(true);
            return thread;
          });

  private Caretaker(Graph graph, Messages messages) {
    this.graph = graph;
    this.messages = messages;
  }

  static Caretaker start(Graph graph, Messages messages) {
    Caretaker caretaker = new Caretaker(graph, messages);
    ScheduledFuture<?> unused =
        caretaker.timer.scheduleWithFixedDelay(caretaker::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    return caretaker;
  }

  /** What fails now is tried again in a few seconds. */
  private void look() {
    Rollouts rollouts = new Rollouts(graph.store());
    graph
        .migrations()
        .entries()
        .forEach(
            entry -> {
              try {
                if (rollouts.isToBeLookedAfter(entry.migration())) {
                  messages.publish(
                      Topic.WAVES.id(),
                      Fields.builder()
                          .put("migration", entry.migration().id())
                          .put("action", Continuation.ACTION)
                          .build());
                }
              } catch (RuntimeException e) {
                // the next look, or the verb that shows the rollout, meets it again
              }
            });
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
