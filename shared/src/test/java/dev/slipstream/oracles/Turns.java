package dev.slipstream.oracles;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a player has turned from one schema to the other, by all that the checkpoint ever said.
 *
 * @param checkpoints every version, first to last
 * @param cutOvers when the new schema became authoritative
 * @param waysBack when the old one did again
 */
record Turns(List<Document> checkpoints, List<Instant> cutOvers, List<Instant> waysBack) {

  static Turns of(Subject player, Scene scene) {
    List<Document> checkpoints = scene.history().apply(scene.migration().checkpoint(player));
    List<Instant> cutOvers = new ArrayList<>();
    List<Instant> waysBack = new ArrayList<>();
    boolean wasCompleted = false;
    for (Document checkpoint : checkpoints) {
      boolean isCompleted = new Checkpoint(checkpoint.fields()).isCompleted();
      if (isCompleted != wasCompleted) {
        (isCompleted ? cutOvers : waysBack).add(checkpoint.updateTime());
      }
      wasCompleted = isCompleted;
    }
    return new Turns(checkpoints, cutOvers, waysBack);
  }

  /** What the checkpoint said when a commit of this time was decided. */
  Checkpoint before(Instant time) {
    return last(time, false);
  }

  /** What it says from this time on. */
  Checkpoint at(Instant time) {
    return last(time, true);
  }

  private Checkpoint last(Instant time, boolean isIncluded) {
    Optional<Document> found = Optional.empty();
    for (Document checkpoint : checkpoints) {
      int order = checkpoint.updateTime().compareTo(time);
      if (order < 0 || (isIncluded && order == 0)) {
        found = Optional.of(checkpoint);
      }
    }
    return new Checkpoint(found.map(Document::fields).orElse(Fields.empty()));
  }

  Optional<Instant> lastCutOver() {
    return last(cutOvers);
  }

  Optional<Instant> lastWayBack() {
    return last(waysBack);
  }

  /** The checkpoint of the last way back. */
  Document lastTurnBack() {
    Instant time = lastWayBack().orElseThrow();
    return checkpoints.stream().filter(c -> c.updateTime().equals(time)).findFirst().orElseThrow();
  }

  /** The first cut-over after a time. */
  Optional<Instant> nextCutOver(Instant time) {
    return cutOvers.stream().filter(cutOver -> cutOver.isAfter(time)).findFirst();
  }

  private static Optional<Instant> last(List<Instant> times) {
    return times.stream().reduce((earlier, later) -> later);
  }

  /** Whether the way back, or a part of it, wrote at this time. */
  boolean isWayBackAt(Instant time) {
    return waysBack.contains(time) || before(time).isBeingRolledBack();
  }
}
