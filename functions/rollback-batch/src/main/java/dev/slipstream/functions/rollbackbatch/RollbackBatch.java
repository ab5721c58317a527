package dev.slipstream.functions.rollbackbatch;

import com.google.cloud.functions.CloudEventsFunction;
import dev.slipstream.edge.Arguments;
import dev.slipstream.edge.EventFunction;
import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Logs;
import dev.slipstream.engine.Migrants;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.report.RollbackSummary;
import dev.slipstream.store.StoreException;
import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Optional;

/**
 * The function {@code rollbackBatch}: rolls a page of players back and sends itself the next, until
 * all who are meant are back. Nobody who is refused, or is back already, holds up the others; a
 * message that comes again costs two reads for each who is done.
 */
public final class RollbackBatch implements CloudEventsFunction {

  /** Where its messages are published. */
  public static final String TOPIC = Topic.ROLLBACKS.id();

  private final Graph graph;
  private final Rollback rollback;
  private final EventFunction function;

  public RollbackBatch() {
    this(Graph.ofEnvironment());
  }

  public RollbackBatch(Graph graph) {
    this.graph = graph;
    this.rollback = new Rollback(graph.store(), graph.keep().attic());
    this.function = graph.event("rollbackBatch", this::carryOut);
  }

  @Override
  public void accept(CloudEvent event) {
    function.accept(event);
  }

  private Fields carryOut(EventFunction.Delivery delivery) {
    Arguments arguments = delivery.message();
    Migration<?> migration = graph.migrations().named(arguments).migration();
    Message message = Message.of(arguments, migration);
    return message.players().isPresent()
        ? rollBack(message.players().get(), message, migration)
        : page(message, migration);
  }

  private Fields page(Message message, Migration<?> migration) {
    Migrants.Page page = message.meant().page(graph.store(), migration, message.cursor());
    Fields told = rollBack(page.subjects(), message, migration);
    page.next()
        .ifPresent(
            next -> graph.keep().messages().get().publish(TOPIC, message.goingOn(migration, next)));
    return told;
  }

  /** What fails for a moment is tried again with the message, after all others had their turn. */
  private Fields rollBack(List<Subject> players, Message message, Migration<?> migration) {
    RollbackSummary summary = new RollbackSummary();
    RollbackRequest request = message.request().under(graph.rollouts().epoch(migration));
    Optional<StoreException> failure = Optional.empty();
    for (Subject player : players) {
      try {
        RolledBack back =
            message.isDryRun()
                ? rollback.plan(migration, player, request)
                : rollback.rollBack(migration, player, request);
        summary.add(back);
        tellRefusal(back);
      } catch (StoreException e) {
        failure = Optional.of(failure.orElse(e));
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return summary.toFields();
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
