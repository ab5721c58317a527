package dev.slipstream.edge;

import dev.slipstream.engine.QuarantineEntries;
import dev.slipstream.messages.MessageText;
import dev.slipstream.model.Digest;
import dev.slipstream.model.Fields;
import dev.slipstream.store.Store;

/**
 * The messages that a function can never carry out, as quarantine keeps them.
 *
 * @param function such as {@code startWave}
 */
public record RefusedMessages(Store store, String function) {

  private static final int ID_LENGTH = 32;

  /** How often this message was refused. */
  public long times(Fields message) {
    return entry(message).integer("attempts").orElse(0L);
  }

  /** Why it was refused. */
  public String sentence(Fields message) {
    return entry(message).text("message").orElse("");
  }

  private Fields entry(Fields message) {
    return new QuarantineEntries(store)
        .find(id(function, MessageText.of(message)))
        .map(QuarantineEntries.Entry::fields)
        .orElse(Fields.empty());
  }

  /** The id of the entry of a message's text. */
  static String id(String function, String text) {
    return function + ":" + Digest.hex(text).substring(0, ID_LENGTH);
  }
}
