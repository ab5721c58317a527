package dev.slipstream.waves;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;

/**
 * The message by which a dispatcher goes on with a wave after its own time is up.
 *
 * @param turn one more than that of the message before, so that one that comes twice, or late, does
 *     nothing
 */
public record Continuation(long epoch, long turn) {

  /** The word for it among an operator's actions. */
  public static final String ACTION = "continue";

  boolean isBefore(RolloutDocument rollout) {
    return epoch < rollout.epoch() || turn < rollout.turn();
  }

  Fields toFields(Migration<?> migration) {
    return Fields.builder()
        .put("migration", migration.id())
        .put("action", ACTION)
        .put("epoch", epoch)
        .put("turn", turn)
        .build();
  }
}
