package dev.slipstream.waves;

import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.Migration;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.validation.Certificates;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries out what operators order; a wave that runs after it is gone on with by a message. */
public final class Orders {

  private static final int MAX_TRIES = 5;

  private final Store store;
  private final Supplier<Messages> messages;
  private final InstantSource clock;
  private final Rollouts rollouts;
  private final Census census;
  private final Gate gate;

  /**
   * @param messages opened when the first is sent
   * @param certificates opened when the first gate is judged
   */
  public Orders(
      Store store,
      Supplier<Messages> messages,
      Supplier<Certificates> certificates,
      InstantSource clock) {
    this.store = store;
    this.messages = messages;
    this.clock = clock;
    this.rollouts = new Rollouts(store);
    this.census = new Census(store);
    this.gate = new Gate(certificates);
  }

  /**
   * Carries out an order, however often it comes.
   *
   * @return the rollout as it is then
   * @throws WaveRefused where it cannot be carried out; nothing is changed then
   */
  public RolloutDocument carryOut(Migration<?> migration, Order order) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Ordering.Answer answer = attempt(migration, order);
      if (answer.refusal().isPresent()) {
        throw new WaveRefused(answer.refusal().get());
      }
      if (!answer.isOvertaken()) {
        goOn(migration, answer.rollout());
        return answer.rollout();
      }
    }
    throw new StoreException(
        Reason.CONTENTION, "the rollout of " + migration.id() + " keeps changing");
  }

  private Ordering.Answer attempt(Migration<?> migration, Order order) {
    RolloutDocument seen = rollouts.of(migration);
    boolean isStart = order.action() == Order.Action.START;
    Progress settled = isStart ? census.settled(migration) : Progress.NONE;
    if (isStart && isNext(order, seen)) {
      gate.obstacle(migration, seen, order.proof(), settled, clock.instant())
          .ifPresent(
              obstacle -> {
                throw new WaveRefused(obstacle);
              });
    }
    return store
        .apply(new Ordering(migration, order, seen.revision(), settled, clock.instant()))
        .answer();
  }

  /** Whether it takes in more players than a wave that is done. */
  private static boolean isNext(Order order, RolloutDocument seen) {
    return seen.isDone()
        && order.percentage().filter(share -> share > seen.percentage()).isPresent();
  }

  private void goOn(Migration<?> migration, RolloutDocument rollout) {
    if (rollout.isRunning()) {
      Continuation first = new Continuation(rollout.epoch(), rollout.turn());
      messages.get().publish(Topic.WAVES.id(), first.toFields(migration));
    }
  }

  /**
   * Starts the next wave where the operator has said that it starts by itself and its gate is open.
   *
   * @return why it does not start, in one sentence; empty where it does, or where none is to come
   */
  public Optional<String> promote(Migration<?> migration) {
    RolloutDocument rollout = rollouts.of(migration);
    Optional<Double> next = rollout.next();
    if (!rollout.mayPromoteItself() || next.isEmpty()) {
      return Optional.empty();
    }
    try {
      Order start = Order.start(next.get()).seeing(rollout.revision());
      carryOut(migration, start.because("The gate is open."));
      return Optional.empty();
    } catch (WaveRefused e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
