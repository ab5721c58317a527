package dev.slipstream.operator.stack;

import dev.slipstream.messages.DeliveryTerms;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.Fields;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;

/**
 * Messages to a running stack that has no Pub/Sub: each is posted to its function's path, and
 * publishing returns when the function has carried it out. One that fails does not come again.
 */
public final class PostedMessages implements Messages {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String stackUrl;
  private volatile boolean isClosed;

  public PostedMessages(String stackUrl) {
    this.stackUrl = stackUrl;
  }

  @Override
  public void publish(String topic, Fields message) {
    if (isClosed) {
      throw new IllegalStateException("closed: nothing is published to " + topic + " any more");
    }
    String function = functionOf(topic);
    int status = post(function, Envelope.of(message));
    if (status == HttpURLConnection.HTTP_NOT_FOUND) {
      throw nobodyTakes(topic);
    }
    if (status != HttpURLConnection.HTTP_NO_CONTENT) {
      throw new StoreException(
          Reason.UNAVAILABLE,
          "%s failed on the stack at %s (HTTP %d); its log says why, then publish again."
              .formatted(function, stackUrl, status));
    }
  }

  private String functionOf(String topic) {
    return Stream.of(Topic.values())
        .filter(known -> known.id().equals(topic))
        .flatMap(known -> known.function().stream())
        .findFirst()
        .orElseThrow(() -> nobodyTakes(topic));
  }

  private StoreException nobodyTakes(String topic) {
    return new StoreException(
        Reason.REFUSED,
        "The stack at %s serves no function that topic %s is pushed to."
            .formatted(stackUrl, topic));
  }

  private int post(String function, byte[] envelope) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stackUrl + "/" + function))
            .timeout(DeliveryTerms.LOCAL.ackDeadline())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(envelope))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new StoreException(Reason.UNAVAILABLE, "no answer of the stack at " + stackUrl, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.UNAVAILABLE, "interrupted publishing to " + function, e);
    }
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
