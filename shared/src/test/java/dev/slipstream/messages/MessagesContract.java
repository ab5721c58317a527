package dev.slipstream.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What whoever publishes, and whoever is published to, may rely on. */
public abstract class MessagesContract {

  private static final int PATIENCE_SECONDS = 30;

  protected static final String TOPIC = Topic.VALIDATIONS.id();

  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

  /**
   * Messages whose {@link #TOPIC} has this subscriber, who is told each message's canonical JSON
   * and refuses it by an exception.
   */
  protected abstract Messages subscribedBy(Consumer<String> subscriber);

  /** Waits for a message that was given up, and has it as canonical JSON. */
  protected abstract String takeGivenUp();

  /** Ends what {@link #subscribedBy} has begun. */
  protected abstract void end();

  @AfterEach
  void endAll() {
    end();
  }

  private static Fields message(int number) {
    return Fields.builder()
        .put("number", number)
        .put("name", "Zoë \"the snake\" \n 🐍")
        .put("coins", Long.MAX_VALUE)
        .put("userIds", Value.items(List.of(Value.of("u1"), Value.of("u2"))))
        .build();
  }

  protected static String take(BlockingQueue<String> queue) {
    try {
      String taken = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertTrue(taken != null, "nothing has come for " + PATIENCE_SECONDS + " s");
      return taken;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsPublishedArrives() {
    Messages messages = subscribedBy(arrived::add);
    Set<String> missing = new HashSet<>();
    IntStream.range(0, 20)
        .mapToObj(MessagesContract::message)
        .forEach(
            message -> {
              messages.publish(TOPIC, message);
              missing.add(MessageText.of(message));
            });
    while (!missing.isEmpty()) {
      missing.remove(take(arrived));
    }
  }

  @Test
  void whatIsRefusedComesAgain() {
    AtomicInteger deliveries = new AtomicInteger();
    Messages messages =
        subscribedBy(
            message -> {
              if (deliveries.incrementAndGet() <= 2) {
                throw new IllegalStateException("not yet");
              }
              arrived.add(message);
            });
    messages.publish(TOPIC, message(1));
    assertEquals(MessageText.of(message(1)), take(arrived));
    assertTrue(deliveries.get() >= 3, "refused twice");
  }

  @Test
  void whatIsAlwaysRefusedIsPutAside() {
    Messages messages =
        subscribedBy(
            message -> {
              throw new IllegalStateException("never");
            });
    messages.publish(TOPIC, message(1));
    assertEquals(MessageText.of(message(1)), takeGivenUp());
  }

  @Test
  void aRefusedMessageDoesNotHoldUpOthers() {
    String poison = MessageText.of(message(0));
    Messages messages =
        subscribedBy(
            message -> {
              if (message.equals(poison)) {
                throw new IllegalStateException("never");
              }
              arrived.add(message);
            });
    messages.publish(TOPIC, message(0));
    messages.publish(TOPIC, message(1));
    assertEquals(MessageText.of(message(1)), take(arrived));
  }

  @Test
  void aSubscriberMayPublish() {
    BlockingQueue<Messages> publisher = new LinkedBlockingQueue<>();
    AtomicInteger deliveries = new AtomicInteger();
    Messages messages =
        subscribedBy(
            message -> {
              if (deliveries.incrementAndGet() == 1) {
                publisher.peek().publish(TOPIC, message(2));
              }
              arrived.add(message);
            });
    publisher.add(messages);
    messages.publish(TOPIC, message(1));
    Set<String> both = new HashSet<>(List.of(take(arrived), take(arrived)));
    assertEquals(Set.of(MessageText.of(message(1)), MessageText.of(message(2))), both);
  }

  @Test
  void onceClosedNothingIsPublished() {
    Messages messages = subscribedBy(arrived::add);
    messages.publish(TOPIC, message(1));
    take(arrived);
    messages.close();
    messages.close();
    assertThrows(IllegalStateException.class, () -> messages.publish(TOPIC, message(2)));
  }
}
