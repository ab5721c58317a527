package dev.slipstream.operator.stack;

import com.google.cloud.functions.CloudEventsFunction;
import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.slipstream.edge.PubSubEvent;
import java.net.HttpURLConnection;

/**
 * A function of events at a path of its own: takes Pub/Sub's push envelopes, which the invoker
 * itself would refuse, and answers 500 where the message must come again.
 */
record PushedEvents(CloudEventsFunction function) implements HttpFunction {

  private static final int LONGEST = 10 << 20;

  /** Throws where the message must come again. */
  void accept(byte[] envelope) {
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
      accept(envelope);
      response.setStatusCode(HttpURLConnection.HTTP_NO_CONTENT);
    } catch (IllegalStateException e) {
      response.setStatusCode(HttpURLConnection.HTTP_INTERNAL_ERROR);
    }
  }
}
