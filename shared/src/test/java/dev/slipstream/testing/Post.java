package dev.slipstream.testing;

import dev.slipstream.messages.Messages;
import dev.slipstream.model.Fields;
import dev.slipstream.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Carries messages as badly as promised: at least once, in any order, some of them a day later. The
 * same seed carries them in the same way.
 */
public final class Post implements Messages {

  /** How messages fare. */
  public enum Manner {
    /** Once each, in their order. */
    ORDERLY,
    /** Twice each, in any order. */
    TWICE_AND_SHUFFLED,
    /** Once each, in any order, one of five not before the next day. */
    SOME_A_DAY_LATE
  }

  /** A message on its way. */
  public record Letter(String topic, Fields message) {}

  private static final Duration TRANSIT = Duration.ofMillis(300);
  private static final Duration BACKOFF = Duration.ofSeconds(10);
  private static final int MANY = 50_000;

  private final HandClock clock;
  private final Manner manner;
  private final Random random;
  private final Map<String, Predicate<Fields>> receivers = new HashMap<>();
  private final List<Letter> waiting = new ArrayList<>();
  private final List<Letter> late = new ArrayList<>();
  private int deliveries;

  public Post(HandClock clock, Manner manner, long seed) {
    this.clock = clock;
    this.manner = manner;
    this.random = new Random(seed);
  }

  /** Whoever takes a topic's messages, and says of each whether it need not come again. */
  public void receive(String topic, Predicate<Fields> receiver) {
    receivers.put(topic, receiver);
  }

  @Override
  public void publish(String topic, Fields message) {
    Letter letter = new Letter(topic, message);
    if (manner == Manner.SOME_A_DAY_LATE && random.nextInt(5) == 0) {
      late.add(letter);
      return;
    }
    waiting.add(letter);
    if (manner == Manner.TWICE_AND_SHUFFLED) {
      waiting.add(letter);
    }
  }

  /** All that wait, and what they lead to. */
  public void deliverAll() {
    while (!waiting.isEmpty()) {
      deliver(waiting.remove(next()));
    }
  }

  /** Those of a topic that wait now; what they lead to waits. */
  public void deliver(String topic) {
    List<Letter> now = take(topic);
    now.forEach(this::deliver);
  }

  /** Takes those of a topic away, as if nobody had delivered them yet. */
  public List<Letter> take(String topic) {
    List<Letter> taken = waiting.stream().filter(one -> one.topic().equals(topic)).toList();
    waiting.removeIf(one -> one.topic().equals(topic));
    return taken;
  }

  /** Days go by until all that was held back has arrived, and what it led to. */
  public void passDays() {
    while (!late.isEmpty()) {
      clock.advance(Duration.ofHours(24));
      waiting.addAll(late);
      late.clear();
      deliverAll();
    }
  }

  public List<Letter> waiting() {
    return List.copyOf(waiting);
  }

  public void add(Letter letter) {
    waiting.add(letter);
  }

  private int next() {
    return manner == Manner.ORDERLY ? 0 : random.nextInt(waiting.size());
  }

  private void deliver(Letter letter) {
    if (++deliveries > MANY) {
      throw new AssertionError("the messages never end; the last is " + letter);
    }
    clock.advance(TRANSIT);
    if (!isTaken(letter)) {
      clock.advance(BACKOFF);
      waiting.add(letter);
    }
  }

  private boolean isTaken(Letter letter) {
    Predicate<Fields> receiver = receivers.get(letter.topic());
    if (receiver == null) {
      throw new AssertionError("nobody listens to " + letter.topic());
    }
    try {
      return receiver.test(letter.message());
    } catch (StoreException | Killed e) {
      return false;
    }
  }
}
