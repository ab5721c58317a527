package dev.slipstream.edge;

import com.google.cloud.functions.HttpResponse;
import dev.slipstream.edge.Logs.Severity;
import dev.slipstream.model.Fields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a call is answered with, and how the log tells it.
 *
 * @param log what became of the call, without the caller's own words
 */
record Reply(Status status, Fields body, Severity severity, Fields log) {

  static Reply result(Fields result) {
    String outcome = result.text("outcome").orElse("done");
    return new Reply(
        Status.OK,
        Fields.of("result", result),
        Severity.INFO,
        Fields.builder().put("outcome", outcome).build());
  }

  static Reply error(CallException error) {
    Fields body =
        Fields.builder()
            .put("status", error.status().name())
            .put("message", String.valueOf(error.getMessage()))
            .put("details", error.details())
            .build();
    Fields.Builder log =
        Fields.builder()
            .put("outcome", "error")
            .put("status", error.status().name())
            .put("code", error.code());
    error.details().text("phase").ifPresent(phase -> log.put("phase", phase));
    return new Reply(error.status(), Fields.of("error", body), Severity.WARNING, log.build());
  }

  /** The same answer; the log also tells where in the code it came from. */
  Reply causedBy(Throwable cause) {
    Fields told = log.merge(Fields.builder().put("stack_trace", StackTraces.of(cause)).build());
    return new Reply(status, body, Severity.ERROR, told);
  }

  void send(HttpResponse response) throws IOException {
    response.setStatusCode(status.httpCode());
    response.setContentType("application/json; charset=utf-8");
    String json = AnswerJson.of(body).toString();
    response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
  }
}
