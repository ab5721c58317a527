package dev.slipstream.functions.migrateuserbatch;

import com.google.cloud.functions.CloudEventsFunction;
import dev.slipstream.edge.Arguments;
import dev.slipstream.edge.CallException;
import dev.slipstream.edge.EventFunction;
import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Logs;
import dev.slipstream.edge.Migrations;
import dev.slipstream.edge.NotYetException;
import dev.slipstream.edge.StackTraces;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.waves.Batch;
import dev.slipstream.waves.BatchWorker;
import dev.slipstream.waves.BatchWorker.Failed;
import dev.slipstream.waves.BatchWorker.Handled;
import dev.slipstream.waves.RolloutDocument;
import dev.slipstream.waves.WaveRefused;
import io.cloudevents.CloudEvent;
import java.util.List;

/**
 * The function {@code migrateUserBatch}: migrates the players of one message of a wave. One whose
 * data is bad goes into quarantine and holds up nobody; a message that comes again costs one read
 * for each player who is done, and one more.
 */
public final class MigrateUserBatch implements CloudEventsFunction {

  private final Graph graph;
  private final BatchWorker worker;
  private final EventFunction function;

  public MigrateUserBatch() {
    this(Graph.ofEnvironment());
  }

  public MigrateUserBatch(Graph graph) {
    this.graph = graph;
    this.worker = graph.batchWorker();
    this.function = graph.event("migrateUserBatch", this::carryOut);
  }

  @Override
  public void accept(CloudEvent event) {
    function.accept(event);
  }

  private Fields carryOut(EventFunction.Delivery delivery) {
    Arguments message = delivery.message();
    Migrations.Entry entry = graph.migrations().named(message);
    // which wave it was is for people; the epoch says whether it still counts
    message.optionalInteger("wave");
    long epoch =
        message
            .optionalInteger("epoch")
            .orElseThrow(() -> CallException.invalid("epoch", "The message has no epoch."));
    List<Subject> players =
        message
            .optionalPlayers("userIds", RolloutDocument.MAX_BATCH)
            .orElseThrow(() -> CallException.invalid("userIds", "The message names no players."));
    message.done();
    if (!entry.masterData().isThere()) {
      throw new NotYetException(
          "The master data is not there; an operator seeds it with"
              + " ./slipstream seed gamedata --execute.");
    }
    try {
      return told(worker.handle(entry.migration(), new Batch(epoch, players)));
    } catch (WaveRefused e) {
      throw CallException.invalid("epoch", String.valueOf(e.getMessage()));
    }
  }

  private Fields told(Handled handled) {
    handled.failed().forEach(one -> warn("in quarantine", Logs.Severity.WARNING, one));
    handled.exhausted().forEach(one -> warn("needs a person", Logs.Severity.ERROR, one));
    handled
        .stopped()
        .ifPresent(
            reason ->
                graph
                    .logs()
                    .write(
                        Logs.Severity.ERROR,
                        "migrateUserBatch: the wave is paused",
                        Fields.builder().put("reason", reason).build()));
    Fields.Builder outcomes = Fields.builder();
    handled.outcomes().forEach(outcomes::put);
    return outcomes
        .put("reads", handled.usage().reads())
        .put("writes", handled.usage().writes())
        .build();
  }

  private void warn(String what, Logs.Severity severity, Failed one) {
    Fields.Builder fields =
        Fields.builder()
            .put("userId", one.player().id())
            .put("code", one.reason().code().name())
            .put("phase", one.reason().phase())
            .put("at", one.reason().at().pointer())
            .put("attempts", one.attempts());
    one.fault().ifPresent(fault -> fields.put("stack_trace", StackTraces.of(fault)));
    graph.logs().write(severity, "migrateUserBatch: " + what, fields.build());
  }
}
