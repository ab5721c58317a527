package dev.slipstream.messages.pubsub;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.TopicName;
import dev.slipstream.messages.Messages;
import dev.slipstream.model.CanonicalJson;
import dev.slipstream.model.Fields;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** Messages by Pub/Sub; a publisher per topic is opened when it is first needed. */
public final class PubSubMessages implements Messages {

  private static final long PATIENCE_SECONDS = 60;

  private final String project;
  private final UnaryOperator<Publisher.Builder> connection;
  private final Map<String, Publisher> publishers = new ConcurrentHashMap<>();

  private PubSubMessages(String project, UnaryOperator<Publisher.Builder> connection) {
    this.project = project;
    this.connection = connection;
  }

  /** With the credentials of the environment. */
  public static PubSubMessages open(String project) {
    return new PubSubMessages(project, builder -> builder);
  }

  /** Through a channel of the caller's, such as one to an emulator. */
  public static PubSubMessages over(
      String project, TransportChannelProvider channel, CredentialsProvider credentials) {
    return new PubSubMessages(
        project,
        builder -> builder.setChannelProvider(channel).setCredentialsProvider(credentials));
  }

  @Override
  public void publish(String topic, Fields message) {
    PubsubMessage wire =
        PubsubMessage.newBuilder()
            .setData(ByteString.copyFromUtf8(CanonicalJson.of(message)))
            .build();
    try {
      publishers
          .computeIfAbsent(topic, this::publisher)
          .publish(wire)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new StoreException(Reason.UNAVAILABLE, "not published to " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.UNAVAILABLE, "interrupted publishing to " + topic, e);
    }
  }

  private Publisher publisher(String topic) {
    try {
      return connection.apply(Publisher.newBuilder(TopicName.of(project, topic))).build();
    } catch (IOException e) {
      throw new UncheckedIOException("no publisher for " + topic, e);
    }
  }
}
