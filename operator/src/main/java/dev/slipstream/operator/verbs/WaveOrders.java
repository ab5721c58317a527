package dev.slipstream.operator.verbs;

import dev.slipstream.edge.RefusedMessages;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Value;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.store.Store;
import dev.slipstream.waves.Order.Action;
import dev.slipstream.waves.RolloutDocument;
import dev.slipstream.waves.RolloutDocument.State;
import dev.slipstream.waves.Rollouts;
import dev.slipstream.waves.WaveRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Publishes orders to a rollout and waits until each is carried out, or refused.
 *
 * @param messages opened for each order, and closed behind it
 */
record WaveOrders(Store store, Migration<?> migration, Supplier<Messages> messages) {

  private static final String FUNCTION = "startWave";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The rollout as it is. Throws {@link CannotGoOn} where it was edited by hand. */
  RolloutDocument rollout() {
    try {
      return new Rollouts(store).of(migration);
    } catch (WaveRefused e) {
      throw new CannotGoOn(String.valueOf(e.getMessage()));
    }
  }

  /** Whether the rollout is where the order wants it; then the order changes nothing. */
  static boolean isAlready(Action action, Fields knobs, RolloutDocument now) {
    return switch (action) {
      case START ->
          now.isRunning()
              && knobs.get("percentage").equals(Optional.of(new Value.Real(now.percentage())));
      case PAUSE -> now.state() == State.PAUSED;
      case RESUME -> now.isRunning();
      case ABORT -> now.state() == State.ABORTED;
      case SET -> false;
    };
  }

  /**
   * Returns when it is carried out. Throws {@link CannotGoOn} where it is refused, or nothing comes
   * of it.
   *
   * @param seen the rollout by which whoever orders has decided
   * @param reason may be empty
   */
  void order(Action action, Fields knobs, String reason, RolloutDocument seen) {
    Fields message = message(action, knobs, reason, seen);
    RefusedMessages refused = new RefusedMessages(store, FUNCTION);
    long before = refused.times(message);
    try (Messages open = messages.get()) {
      open.publish(Topic.WAVES.id(), message);
      Instant end = Instant.now().plus(PATIENCE);
      while (Instant.now().isBefore(end)) {
        RolloutDocument now = rollout();
        if (isAlready(action, knobs, now) || now.revision() > seen.revision()) {
          return;
        }
        if (refused.times(message) > before) {
          throw new CannotGoOn(refused.sentence(message));
        }
        WaveWatch.sleep();
      }
    }
    throw new CannotGoOn(
        "the order is published, and nothing has come of it in "
            + PATIENCE.toSeconds()
            + " s: see whether startWave runs and what its log says");
  }

  private Fields message(Action action, Fields knobs, String reason, RolloutDocument seen) {
    Fields.Builder message =
        Fields.builder().put("migration", migration.id()).put("action", action.word());
    // who stops a wave means whatever runs, also what somebody has started a moment ago
    if (action != Action.PAUSE && action != Action.ABORT) {
      message.put("revision", seen.revision());
    }
    knobs.forEach(message::put);
    if (!reason.isEmpty()) {
      message.put("reason", reason);
    }
    return message.build();
  }
}
