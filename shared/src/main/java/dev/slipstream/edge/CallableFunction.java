package dev.slipstream.edge;

import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.slipstream.model.Fields;
import dev.slipstream.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A function that the Firebase client SDKs call: {@code POST {"data": …}}, answered with {@code
 * {"result": …}} or {@code {"error": …}}. Source: Firebase's page "Protocol specification for
 * https.onCall". Safe for many threads.
 */
public final class CallableFunction {

  /** What the function does; errors for the caller are {@link CallException}. */
  public interface Answer {
    Fields to(Call call);
  }

  private final String name;
  private final Answer answer;
  private final Callers callers;
  private final Logs logs;
  private final InstantSource clock;

  CallableFunction(String name, Answer answer, Callers callers, Logs logs, InstantSource clock) {
    this.name = name;
    this.answer = answer;
    this.callers = callers;
    this.logs = logs;
    this.clock = clock;
  }

  /** Serves one request, whatever it is; throws only where the answer cannot be sent. */
  public void serve(HttpRequest request, HttpResponse response) throws IOException {
    Cors.allow(request, response);
    if (Cors.isPreflight(request)) {
      Cors.answerPreflight(response);
      return;
    }
    Instant begun = clock.instant();
    Fields.Builder notes = Fields.builder().put("function", name);
    Reply reply = reply(request, begun, notes);
    RequestBody.discard(request);
    notes.put("durationMs", Duration.between(begun, clock.instant()).toMillis());
    log(reply, notes.build().merge(logs.trace(request)));
    reply.send(response);
  }

  private Reply reply(HttpRequest request, Instant begun, Fields.Builder notes) {
    try {
      requireJsonPost(request);
      Caller caller = callers.identify(request);
      Arguments arguments = RequestBody.read(request);
      return Reply.result(answer.to(new Call(caller, arguments, clock, begun, notes)));
    } catch (CallException e) {
      return Reply.error(e);
    } catch (StoreException e) {
      return Reply.error(CallException.of(e)).causedBy(e);
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      return Reply.error(CallException.internal()).causedBy(e);
    }
  }

  private static void requireJsonPost(HttpRequest request) {
    if (!request.getMethod().equals("POST")) {
      throw CallException.invalid("method", "The function is called with POST only.");
    }
    if (request.getContentType().filter(RequestBody::isJson).isEmpty()) {
      throw CallException.invalid(
          "content-type", "The content type must be application/json; send JSON.");
    }
  }

  private void log(Reply reply, Fields notes) {
    Fields outcome = reply.log();
    String what = outcome.text("code").or(() -> outcome.text("outcome")).orElse("");
    logs.write(reply.severity(), name + ": " + what, notes.merge(outcome));
  }
}
