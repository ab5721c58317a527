package dev.slipstream.messages.pubsub;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.TopicName;
import dev.slipstream.messages.MessageText;
import dev.slipstream.messages.Messages;
import dev.slipstream.model.Fields;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Messages by Pub/Sub; a publisher per topic is opened when it is first needed. A message that is
 * not published is a {@link StoreException}: REFUSED where trying again will not help, as with a
 * topic that is not there, else UNAVAILABLE.
 */
public final class PubSubMessages implements Messages {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String project;
  private final Optional<String> emulatorHost;
  private final Duration patience;
  private final Map<String, Publisher> publishers = new HashMap<>();
  private boolean isClosed;

  private PubSubMessages(String project, Optional<String> emulatorHost, Duration patience) {
    this.project = project;
    this.emulatorHost = emulatorHost;
    this.patience = patience;
  }

  /**
   * The project's messages.
   *
   * @param emulatorHost the emulator to go to, such as {@code 127.0.0.1:8085}; when empty, Google
   *     with the application default credentials
   */
  public static PubSubMessages open(String project, Optional<String> emulatorHost) {
    return open(project, emulatorHost, PATIENCE);
  }

  /** The same, with another longest wait for an answer; the client takes 10 s at least. */
  static PubSubMessages open(String project, Optional<String> emulatorHost, Duration patience) {
    return new PubSubMessages(project, emulatorHost, patience);
  }

  @Override
  public void publish(String topic, Fields message) {
    PubsubMessage wire =
        PubsubMessage.newBuilder()
            .setData(ByteString.copyFromUtf8(MessageText.of(message)))
            .build();
    try {
      publisher(topic).publish(wire).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failure(topic, e);
    } catch (TimeoutException e) {
      throw new StoreException(
          Reason.UNAVAILABLE, "Pub/Sub did not answer about a message to " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.UNAVAILABLE, "interrupted publishing to " + topic, e);
    }
  }

  private synchronized Publisher publisher(String topic) {
    if (isClosed) {
      throw new IllegalStateException("closed: nothing is published to " + topic + " any more");
    }
    return publishers.computeIfAbsent(topic, this::open);
  }

  private Publisher open(String topic) {
    Publisher.Builder publisher =
        Publisher.newBuilder(TopicName.of(project, topic)).setRetrySettings(retries());
    emulatorHost.ifPresent(
        host ->
            publisher
                .setChannelProvider(EmulatorChannel.to(host))
                .setCredentialsProvider(NoCredentialsProvider.create()));
    try {
      return publisher.build();
    } catch (IOException e) {
      throw new UncheckedIOException("no publisher for " + topic, e);
    }
  }

  /** Google's own go on for ten minutes, which is longer than a function lives. */
  private RetrySettings retries() {
    return RetrySettings.newBuilder()
        .setInitialRetryDelayDuration(Duration.ofMillis(100))
        .setRetryDelayMultiplier(2)
        .setMaxRetryDelayDuration(Duration.ofSeconds(5))
        .setInitialRpcTimeoutDuration(patience)
        .setMaxRpcTimeoutDuration(patience)
        .setTotalTimeoutDuration(patience)
        .build();
  }

  private StoreException failure(String topic, ExecutionException failure) {
    Code code =
        failure.getCause() instanceof ApiException api
            ? api.getStatusCode().getCode()
            : Code.UNKNOWN;
    return switch (code) {
      case NOT_FOUND -> new StoreException(Reason.REFUSED, missing(topic), failure);
      case INVALID_ARGUMENT, PERMISSION_DENIED, UNAUTHENTICATED ->
          new StoreException(Reason.REFUSED, refused(topic, failure), failure);
      default -> new StoreException(Reason.UNAVAILABLE, refused(topic, failure), failure);
    };
  }

  private String missing(String topic) {
    return "Project %s has no topic %s; %s."
        .formatted(
            project,
            topic,
            emulatorHost.isPresent()
                ? "start the local stack with ./slipstream up, which makes those that it serves"
                : "create it with Terraform");
  }

  private static String refused(String topic, ExecutionException failure) {
    return "Not published to %s: %s".formatted(topic, failure.getMessage());
  }

  @Override
  public void close() {
    Map<String, Publisher> open;
    synchronized (this) {
      isClosed = true;
      open = Map.copyOf(publishers);
      publishers.clear();
    }
    open.values().forEach(Publisher::shutdown);
    open.values().forEach(this::awaitEnd);
  }

  private void awaitEnd(Publisher publisher) {
    try {
      publisher.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
