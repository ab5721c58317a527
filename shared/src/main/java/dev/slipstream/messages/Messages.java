package dev.slipstream.messages;

import dev.slipstream.model.Fields;

/**
 * Sends messages to topics; each arrives at least once, in any order. What is refused comes again,
 * and what is refused too often is put aside.
 */
public interface Messages extends AutoCloseable {

  /**
   * Returns when the message is safe; throws where it may not be, and IllegalStateException once
   * this is closed.
   */
  void publish(String topic, Fields message);

  /** Takes no more messages, and waits for what is under way; may be called again. */
  @Override
  default void close() {}
}
