package dev.slipstream.messages;

import dev.slipstream.model.Fields;

/** Sends messages to topics; each arrives at least once, in any order. */
public interface Messages {

  /** Returns when the message is safe; throws where it may not be. */
  void publish(String topic, Fields message);
}
