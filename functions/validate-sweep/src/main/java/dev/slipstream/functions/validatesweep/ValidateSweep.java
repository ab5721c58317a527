package dev.slipstream.functions.validatesweep;

import com.google.cloud.functions.CloudEventsFunction;
import dev.slipstream.edge.Arguments;
import dev.slipstream.edge.CallException;
import dev.slipstream.edge.EventFunction;
import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Migrations;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.validation.SweepRefused;
import dev.slipstream.validation.SweepRun;
import io.cloudevents.CloudEvent;
import java.util.Optional;

/**
 * The function {@code validateSweep}: proves a page of players and sends itself the next, until all
 * are proved; a clean sweep ends with a certificate.
 */
public final class ValidateSweep implements CloudEventsFunction {

  private final Graph graph;
  private final EventFunction function;

  public ValidateSweep() {
    this(Graph.ofEnvironment());
  }

  public ValidateSweep(Graph graph) {
    this.graph = graph;
    this.function = graph.event("validateSweep", this::carryOut);
  }

  @Override
  public void accept(CloudEvent event) {
    function.accept(event);
  }

  private Fields carryOut(EventFunction.Delivery delivery) {
    Arguments message = delivery.message();
    Migrations.Entry entry = graph.migrations().named(message);
    String runId =
        message
            .optionalText("runId")
            .orElseThrow(() -> CallException.invalid("runId", "The message has no runId."));
    Optional<String> cursor = message.optionalText("cursor");
    message.done();
    cursor.ifPresent(ValidateSweep::requirePath);
    try {
      SweepRun run = graph.sweeper().carryOn(entry.migration(), runId, cursor);
      return run.counts().with("runId", Value.of(runId));
    } catch (SweepRefused e) {
      throw CallException.invalid("runId", String.valueOf(e.getMessage()));
    }
  }

  private static void requirePath(String cursor) {
    try {
      DocPath.parse(cursor);
    } catch (IllegalArgumentException e) {
      throw CallException.invalid("cursor", "The cursor is not the path of a document.");
    }
  }
}
