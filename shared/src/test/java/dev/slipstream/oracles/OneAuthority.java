package dev.slipstream.oracles;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Exactly one schema accepts writes of a player: once the new one does it goes back by a rollback
 * and by nothing else; an operation is written under the one that counts, and none while a way back
 * in parts has closed both; and where clients are fenced nothing of theirs reaches the old one.
 */
public final class OneAuthority implements Oracle {

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    for (Subject player : scene.players()) {
      Turns turns = Turns.of(player, scene);
      addGoingBack(player, turns, violations);
      if (scene.isSeenWhole()) {
        addOperations(player, turns, scene, violations);
      }
      if (scene.isFenced()) {
        addWrittenLate(player, turns, scene, violations);
      }
    }
    return violations;
  }

  private static void addGoingBack(Subject player, Turns turns, List<String> violations) {
    for (Instant time : turns.waysBack()) {
      Checkpoint after = turns.at(time);
      if (!after.isRolledBack() || after.rollbacks() != turns.before(time).rollbacks() + 1) {
        violations.add(player.id() + " was completed and is not any more");
      }
    }
  }

  private static void addOperations(
      Subject player, Turns turns, Scene scene, List<String> violations) {
    for (Fields entry : Ledger.of(player, scene).entries()) {
      Optional<Instant> time = entry.time("createdAt").filter(t -> Ledger.isOperation(entry));
      if (time.isPresent()) {
        Checkpoint then = turns.before(time.get());
        if (then.isCompleted() == Ledger.isLegacy(entry) || then.isBeingRolledBack()) {
          violations.add(
              player.id() + " was " + then.status() + " or closed when there came " + entry);
        }
      }
    }
  }

  private static void addWrittenLate(
      Subject player, Turns turns, Scene scene, List<String> violations) {
    for (DocPath path : scene.migration().sources(player).values()) {
      for (Document version : scene.history().apply(path)) {
        Instant time = version.updateTime();
        if (scene.clientsWrote().contains(time) && turns.before(time).isCompleted()) {
          violations.add(path + " was written late in spite of the fence");
        }
      }
    }
  }
}
