package dev.slipstream.edge.testing;

import dev.slipstream.edge.PubSubEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A message as Pub/Sub pushes it. */
public final class Push {

  private Push() {}

  public static PubSubEvent of(String message) {
    return enveloped("\"data\": \"%s\"".formatted(base64(message)));
  }

  /** One that says when it was published, in the words of RFC 3339, or says nothing of it. */
  public static PubSubEvent of(String message, String publishTime) {
    return enveloped(
        "\"data\": \"%s\", \"publishTime\": \"%s\"".formatted(base64(message), publishTime));
  }

  /** One of this id, which it keeps however often it comes. */
  public static PubSubEvent withId(String id, String message) {
    return enveloped("\"data\": \"%s\", \"messageId\": \"%s\"".formatted(base64(message), id));
  }

  private static String base64(String message) {
    return Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
  }

  private static PubSubEvent enveloped(String message) {
    return new PubSubEvent(("{\"message\": {" + message + "}}").getBytes(StandardCharsets.UTF_8));
  }
}
