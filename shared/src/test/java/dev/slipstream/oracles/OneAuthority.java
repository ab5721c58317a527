package dev.slipstream.oracles;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Exactly one schema accepts writes of a player: once the new one does it does not go back by
 * itself, and where clients are fenced nothing reaches the old one any more.
 */
public final class OneAuthority implements Oracle {

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    for (Subject player : scene.players()) {
      if (goesBack(scene.history().apply(scene.migration().checkpoint(player)))) {
        violations.add(player.id() + " was completed and is not any more");
      }
    }
    if (scene.isFenced()) {
      scene.completed().forEach(player -> addWrittenLate(player, scene, violations));
    }
    return violations;
  }

  private static boolean goesBack(List<Fields> checkpoints) {
    boolean wasCompleted = false;
    for (Fields checkpoint : checkpoints) {
      boolean isCompleted = new Checkpoint(checkpoint).isCompleted();
      if (wasCompleted && !isCompleted) {
        return true;
      }
      wasCompleted = isCompleted;
    }
    return false;
  }

  private static void addWrittenLate(Subject player, Scene scene, List<String> violations) {
    Fields hashes = scene.checkpoint(player).orElseThrow().fields().fields("sourceHashes");
    for (Map.Entry<String, DocPath> source : scene.migration().sources(player).entrySet()) {
      Optional<String> now =
          scene
              .now()
              .get(source.getValue())
              .map(found -> scene.migration().fingerprint(source.getKey(), found));
      if (now.isPresent() && !now.equals(hashes.text(source.getKey()))) {
        violations.add(player.id() + " has a late " + source.getKey() + " in spite of the fence");
      }
    }
  }
}
