package dev.slipstream.messages;

import dev.slipstream.model.Fields;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Messages that stay in this process, for the local stack and for tests. What is refused is
 * delivered again a few times, then dropped and told of.
 */
public final class InProcessMessages implements Messages {

  private static final int MAX_DELIVERIES = 5;

  private final Map<String, Consumer<Fields>> subscribers = new ConcurrentHashMap<>();
  private final Executor executor;
  private final Consumer<RuntimeException> dropped;

  /**
   * @param executor runs deliveries one after the other; never the publisher's own thread, whose
   *     stack would grow with each message that publishes the next
   * @param dropped is told why a message is given up
   */
  public InProcessMessages(Executor executor, Consumer<RuntimeException> dropped) {
    this.executor = executor;
    this.dropped = dropped;
  }

  public void subscribe(String topic, Consumer<Fields> subscriber) {
    subscribers.put(topic, subscriber);
  }

  @Override
  public void publish(String topic, Fields message) {
    executor.execute(() -> deliver(topic, message, 1));
  }

  private void deliver(String topic, Fields message, int delivery) {
    try {
      Consumer<Fields> subscriber = subscribers.get(topic);
      if (subscriber == null) {
        throw new IllegalStateException("nobody listens to " + topic);
      }
      subscriber.accept(message);
    } catch (RuntimeException e) {
      if (delivery == MAX_DELIVERIES) {
        dropped.accept(e);
      } else {
        executor.execute(() -> deliver(topic, message, delivery + 1));
      }
    }
  }
}
