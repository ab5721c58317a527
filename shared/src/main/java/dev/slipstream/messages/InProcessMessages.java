package dev.slipstream.messages;

import dev.slipstream.model.Fields;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Messages that stay in this process, for the local stack and for tests. What is refused is
 * delivered again a few times, then dropped and told of; what was not delivered when this is closed
 * is gone.
 */
public final class InProcessMessages implements Messages {

  private static final int MAX_DELIVERIES = DeliveryTerms.LOCAL.attempts();

  private final Map<String, Consumer<Fields>> subscribers = new ConcurrentHashMap<>();
  private final Phaser underWay = new Phaser(1);
  private final Executor executor;
  private final BiConsumer<Fields, RuntimeException> dropped;
  private volatile boolean isClosed;

  /**
   * @param executor runs deliveries; best never the publisher's own thread, whose stack would grow
   *     with each message that publishes the next
   * @param dropped is told which message is given up, and why
   */
  public InProcessMessages(Executor executor, BiConsumer<Fields, RuntimeException> dropped) {
    this.executor = executor;
    this.dropped = dropped;
  }

  public void subscribe(String topic, Consumer<Fields> subscriber) {
    subscribers.put(topic, subscriber);
  }

  @Override
  public void publish(String topic, Fields message) {
    if (isClosed) {
      throw new IllegalStateException("closed: nothing is published to " + topic + " any more");
    }
    executor.execute(() -> deliver(topic, message, 1));
  }

  private void deliver(String topic, Fields message, int delivery) {
    if (isClosed || underWay.register() < 0) {
      return;
    }
    try {
      accept(topic, message);
    } catch (RuntimeException e) {
      if (delivery == MAX_DELIVERIES) {
        dropped.accept(message, e);
      } else {
        executor.execute(() -> deliver(topic, message, delivery + 1));
      }
    } finally {
      underWay.arriveAndDeregister();
    }
  }

  private void accept(String topic, Fields message) {
    Consumer<Fields> subscriber = subscribers.get(topic);
    if (subscriber == null) {
      throw new IllegalStateException("nobody listens to " + topic);
    }
    subscriber.accept(message);
  }

  /** The phaser ends with the last delivery; a second call finds it ended. */
  @Override
  public synchronized void close() {
    isClosed = true;
    underWay.awaitAdvance(underWay.arriveAndDeregister());
  }
}
