package dev.slipstream.oracles;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.util.ArrayList;
import java.util.List;
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

  private static boolean goesBack(List<Document> checkpoints) {
    boolean wasCompleted = false;
    for (Document checkpoint : checkpoints) {
      boolean isCompleted = new Checkpoint(checkpoint.fields()).isCompleted();
      if (wasCompleted && !isCompleted) {
        return true;
      }
      wasCompleted = isCompleted;
    }
    return false;
  }

  private static void addWrittenLate(Subject player, Scene scene, List<String> violations) {
    Fields hashes = scene.checkpoint(player).orElseThrow().fields().fields("sourceHashes");
    Ledger ledger = Ledger.of(player, scene);
    scene
        .migration()
        .sources(player)
        .forEach(
            (name, path) ->
                scene
                    .now()
                    .get(path)
                    .filter(found -> !isMigrated(name, found, hashes, scene))
                    .filter(found -> ledger.operationAt(found.updateTime()).isEmpty())
                    .ifPresent(
                        late ->
                            violations.add(
                                player.id() + " has a late " + name + " in spite of the fence")));
  }

  private static boolean isMigrated(String name, Document found, Fields hashes, Scene scene) {
    String hash = scene.migration().fingerprint(name, found);
    return hashes.text(name).equals(Optional.of(hash));
  }
}
