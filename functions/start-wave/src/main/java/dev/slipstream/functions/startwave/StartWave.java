package dev.slipstream.functions.startwave;

import com.google.cloud.functions.CloudEventsFunction;
import dev.slipstream.edge.Arguments;
import dev.slipstream.edge.CallException;
import dev.slipstream.edge.EventFunction;
import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Migrations;
import dev.slipstream.edge.NotYetException;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.waves.Continuation;
import dev.slipstream.waves.Dispatcher.Dispatched;
import dev.slipstream.waves.Order;
import dev.slipstream.waves.RolloutDocument;
import dev.slipstream.waves.WaveRefused;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The function {@code startWave}: carries out what operators order, and hands the players of the
 * wave out until its time is up, then goes on by a message to itself. The scheduler sends it a
 * {@code continue} each minute, so that a wave goes on whatever became of a message, and the next
 * one starts once its gate is open.
 */
public final class StartWave implements CloudEventsFunction {

  /** Well within the nine minutes that an event function has. */
  private static final Duration SHIFT = Duration.ofMinutes(8);

  private final Graph graph;
  private final Duration shift;
  private final EventFunction function;

  public StartWave() {
    this(Graph.ofEnvironment(), SHIFT);
  }

  /**
   * @param shift how long one message may take
   */
  public StartWave(Graph graph, Duration shift) {
    this.graph = graph;
    this.shift = shift;
    this.function = graph.event("startWave", this::carryOut);
  }

  @Override
  public void accept(CloudEvent event) {
    function.accept(event);
  }

  private Fields carryOut(EventFunction.Delivery delivery) {
    Arguments message = delivery.message();
    Migrations.Entry entry = graph.migrations().named(message);
    Migration<?> migration = entry.migration();
    String action = message.optionalText("action").orElse("");
    try {
      return action.equals(Continuation.ACTION)
          ? goOn(migration, message)
          : order(entry, OrderMessage.of(action, message, delivery.publishedAt()));
    } catch (WaveRefused e) {
      throw CallException.invalid("action", String.valueOf(e.getMessage()));
    }
  }

  private Fields order(Migrations.Entry entry, Order order) {
    if (order.action() == Order.Action.START) {
      entry.masterData().require();
    }
    Migration<?> migration = entry.migration();
    RolloutDocument rollout = graph.orders().carryOut(migration, order);
    return Fields.builder()
        .put("migration", migration.id())
        .put("action", order.action().word())
        .put("state", rollout.state().word())
        .put("epoch", rollout.epoch())
        .build();
  }

  /** The proof of a wave that is done, and the next wave; says why it does not start. */
  private Optional<String> lookAfter(Migration<?> migration) {
    RolloutDocument rollout = graph.rollouts().of(migration);
    if (rollout.isDone()) {
      graph.sweeper().startOnce(migration, rollout.proof());
    }
    graph.sweeper().lookAfterAll(migration);
    return graph.orders().promote(migration);
  }

  private Fields goOn(Migration<?> migration, Arguments message) {
    Optional<Long> epoch = message.optionalInteger("epoch");
    Optional<Long> turn = message.optionalInteger("turn");
    message.done();
    Optional<Continuation> continuation =
        epoch.flatMap(number -> turn.map(next -> new Continuation(number, next)));
    Optional<String> unpromoted = continuation.isEmpty() ? lookAfter(migration) : Optional.empty();
    Dispatched done =
        graph.dispatcher().goOn(migration, continuation, UUID.randomUUID().toString(), shift);
    if (done.comesAgain()) {
      throw new NotYetException("The rollout is " + done.told() + ".");
    }
    return Fields.builder()
        .put("migration", migration.id())
        .put("handedOut", done.handedOut())
        .put("told", done.told())
        .put("gate", unpromoted.orElse(""))
        .build();
  }
}
