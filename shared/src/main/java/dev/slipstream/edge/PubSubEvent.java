package dev.slipstream.edge;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.slipstream.model.Digest;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Pub/Sub message as an event: what a push envelope becomes on the local stack. Its id and time
 * are the message's; an envelope that says none, or is no JSON, is known by what is in it.
 */
public final class PubSubEvent implements CloudEvent {

  private final byte[] envelope;
  private final String id;
  private final Optional<OffsetDateTime> time;

  public PubSubEvent(byte[] envelope) {
    this.envelope = envelope.clone();
    String text = new String(envelope, StandardCharsets.UTF_8);
    JsonObject message = message(text);
    this.id = text(message, "messageId").orElseGet(() -> Digest.hex(text));
    this.time = text(message, "publishTime").flatMap(PubSubEvent::time);
  }

  /** Whether a message can be carried out is the function's to say, so nothing is refused here. */
  private static JsonObject message(String envelope) {
    try {
      return JsonParser.parseString(envelope) instanceof JsonObject object
              && object.get("message") instanceof JsonObject message
          ? message
          : new JsonObject();
    } catch (JsonParseException e) {
      return new JsonObject();
    }
  }

  private static Optional<String> text(JsonObject message, String name) {
    return Optional.ofNullable(message.get(name))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString);
  }

  private static Optional<OffsetDateTime> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public CloudEventData getData() {
    return envelope::clone;
  }

  @Override
  public SpecVersion getSpecVersion() {
    return SpecVersion.V1;
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public String getType() {
    return "google.cloud.pubsub.topic.v1.messagePublished";
  }

  @Override
  public URI getSource() {
    return URI.create("//pubsub.googleapis.com/");
  }

  @Override
  public String getDataContentType() {
    return "application/json";
  }

  @Override
  public @Nullable URI getDataSchema() {
    return null;
  }

  @Override
  public @Nullable String getSubject() {
    return null;
  }

  @Override
  public @Nullable OffsetDateTime getTime() {
    return time.orElse(null);
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return null;
  }

  @Override
  public @Nullable Object getExtension(String name) {
    return null;
  }

  @Override
  public Set<String> getExtensionNames() {
    return Set.of();
  }
}
