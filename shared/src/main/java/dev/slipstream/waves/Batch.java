package dev.slipstream.waves;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.util.List;

/**
 * Players whom one message hands to a worker.
 *
 * @param epoch under which they were handed out
 * @param players 1 to {@link RolloutDocument#MAX_BATCH}
 */
public record Batch(long epoch, List<Subject> players) {

  public Batch {
    players = List.copyOf(players);
  }

  Fields toFields(Migration<?> migration, RolloutDocument rollout) {
    return Fields.builder()
        .put("migration", migration.id())
        .put("wave", rollout.wave())
        .put("epoch", epoch)
        .put("userIds", Value.texts(players.stream().map(Subject::id).toList()))
        .build();
  }
}
