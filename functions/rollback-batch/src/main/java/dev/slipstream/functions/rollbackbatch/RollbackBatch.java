package dev.slipstream.functions.rollbackbatch;

import com.google.cloud.functions.CloudEventsFunction;
import dev.slipstream.edge.Arguments;
import dev.slipstream.edge.CallException;
import dev.slipstream.edge.EventFunction;
import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Logs;
import dev.slipstream.edge.NotYetException;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Value;
import dev.slipstream.report.RollbackSummary;
import dev.slipstream.rollbacks.PagedRollback.Step;
import dev.slipstream.rollbacks.RollbackRefused;
import dev.slipstream.rollbacks.RollbackRun;
import io.cloudevents.CloudEvent;
import java.util.UUID;

/**
 * The function {@code rollbackBatch}: rolls a page of players back and sends itself the next, until
 * all who are meant are back. How far it is, the run's document says.
 */
public final class RollbackBatch implements CloudEventsFunction {

  /** Where its messages are published. */
  public static final String TOPIC = Topic.ROLLBACKS.id();

  private final Graph graph;
  private final EventFunction function;

  public RollbackBatch() {
    this(Graph.ofEnvironment());
  }

  public RollbackBatch(Graph graph) {
    this.graph = graph;
    this.function = graph.event("rollbackBatch", this::carryOut);
  }

  @Override
  public void accept(CloudEvent event) {
    function.accept(event);
  }

  private Fields carryOut(EventFunction.Delivery delivery) {
    Arguments arguments = delivery.message();
    Migration<?> migration = graph.migrations().named(arguments).migration();
    Message message = Message.of(arguments);
    if (message instanceof Message.Some some) {
      return graph
          .batchRollback()
          .carryOut(migration, some.players(), some.terms(), this::tellRefusal)
          .toFields();
    }
    if (message instanceof Message.Many many) {
      String runId = RollbackRun.idOf(delivery.id());
      graph.pagedRollback().begin(migration, runId, many.meant(), many.terms());
      return page(migration, new Message.Next(runId, 1));
    }
    return page(migration, (Message.Next) message);
  }

  private Fields page(Migration<?> migration, Message.Next next) {
    Step step = step(migration, next);
    if (step instanceof Step.NotYet notYet) {
      throw new NotYetException(notYet.why());
    }
    if (step instanceof Step.Turned turned) {
      tellEnd(turned.run());
      return named(next, turned.came());
    }
    return named(next, Fields.of("told", Value.of(((Step.Nothing) step).why())));
  }

  private Step step(Migration<?> migration, Message.Next next) {
    try {
      return graph
          .pagedRollback()
          .carryOn(
              migration,
              next.runId(),
              next.page(),
              UUID.randomUUID().toString(),
              this::tellRefusal);
    } catch (RollbackRefused e) {
      throw CallException.invalid("runId", String.valueOf(e.getMessage()));
    }
  }

  private static Fields named(Message.Next next, Fields told) {
    return Fields.builder().put("runId", next.runId()).put("page", next.page()).build().merge(told);
  }

  private void tellEnd(RollbackRun run) {
    if (run.isDone()) {
      graph
          .logs()
          .write(
              Logs.Severity.INFO,
              "rollbackBatch: all had their turn",
              Fields.of("runId", Value.of(run.runId())).merge(run.counts()));
    }
  }

  private void tellRefusal(RolledBack back) {
    if (back.outcome() == RollbackOutcome.REFUSED || back.outcome() == RollbackOutcome.UNREADABLE) {
      graph
          .logs()
          .write(
              Logs.Severity.WARNING,
              "rollbackBatch: " + back.outcome(),
              Fields.builder()
                  .put("userId", back.subject().id())
                  .put("reason", RollbackSummary.sentence(back))
                  .build());
    }
  }
}
