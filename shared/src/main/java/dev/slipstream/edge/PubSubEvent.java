package dev.slipstream.edge;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Pub/Sub message as an event: what a push envelope becomes on the local stack. */
public final class PubSubEvent implements CloudEvent {

  private final byte[] envelope;

  public PubSubEvent(byte[] envelope) {
    this.envelope = envelope.clone();
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
    return "local";
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
    return null;
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
