package dev.slipstream.operator.stack;

import com.google.cloud.functions.CloudEventsFunction;
import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.slipstream.edge.PubSubEvent;
import dev.slipstream.messages.InProcessMessages;
import dev.slipstream.messages.Messages;
import dev.slipstream.model.CanonicalJson;
import dev.slipstream.model.Fields;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A function of events at a path of its own: takes Pub/Sub's push envelopes, which the invoker
 * itself would refuse, and answers 500 where the message must come again.
 */
record PushedEvents(CloudEventsFunction function) implements HttpFunction {

  private static final int LONGEST = 10 << 20;

  /** Has what is published within this process delivered to the function. */
  static void deliver(Messages messages, String topic, CloudEventsFunction function) {
    if (messages instanceof InProcessMessages inProcess) {
      inProcess.subscribe(topic, message -> accept(function, envelope(message)));
    }
  }

  private static byte[] envelope(Fields message) {
    byte[] json = CanonicalJson.of(message).getBytes(StandardCharsets.UTF_8);
    String data = Base64.getEncoder().encodeToString(json);
    return "{\"message\":{\"data\":\"%s\"}}".formatted(data).getBytes(StandardCharsets.UTF_8);
  }

  private static void accept(CloudEventsFunction function, byte[] envelope) {
    try {
      function.accept(new PubSubEvent(envelope));
    } catch (Exception e) {
      throw new IllegalStateException("the message comes again", e);
    }
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws Exception {
    byte[] envelope = request.getInputStream().readNBytes(LONGEST);
    try {
      accept(function, envelope);
      response.setStatusCode(HttpURLConnection.HTTP_NO_CONTENT);
    } catch (IllegalStateException e) {
      response.setStatusCode(HttpURLConnection.HTTP_INTERNAL_ERROR);
    }
  }
}
