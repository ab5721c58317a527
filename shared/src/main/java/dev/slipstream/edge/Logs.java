package dev.slipstream.edge;

import com.google.cloud.functions.HttpRequest;
import dev.slipstream.model.Fields;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log: one line of JSON per event, with the field names that Cloud Logging understands. Never a
 * name, a mail address or a token.
 */
public final class Logs {

  /** How much it matters. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }

  private static final Pattern TRACE = Pattern.compile("([0-9a-fA-F]{32})(?:[/;].*)?");

  private final PrintStream out;
  private final InstantSource clock;
  private final String project;

  public Logs(PrintStream out, InstantSource clock, String project) {
    this.out = out;
    this.clock = clock;
    this.project = project;
  }

  /** Writes one event; fields come after severity, message and time. */
  public void write(Severity severity, String message, Fields fields) {
    Fields head =
        Fields.builder()
            .put("severity", severity.name())
            .put("message", message)
            .put("time", clock.instant())
            .build();
    out.println(AnswerJson.of(head.merge(fields)));
  }

  /** The trace that the request belongs to, as Cloud Logging names it; nothing where none is. */
  Fields trace(HttpRequest request) {
    Optional<Fields> trace =
        request
            .getFirstHeader("X-Cloud-Trace-Context")
            .map(TRACE::matcher)
            .filter(Matcher::matches)
            .map(
                context ->
                    Fields.builder()
                        .put(
                            "logging.googleapis.com/trace",
                            "projects/%s/traces/%s".formatted(project, context.group(1)))
                        .build());
    return trace.orElse(Fields.empty());
  }
}
