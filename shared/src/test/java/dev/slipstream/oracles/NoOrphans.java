package dev.slipstream.oracles;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Of a player there is the old schema with the ledger, or the new, or what a migration in parts has
 * written so far, or what a way back in parts has not taken away yet; nothing else that was not
 * there before, and no before-image once it is back.
 */
public final class NoOrphans implements Oracle {

  @Override
  public List<String> violations(Scene scene) {
    return scene.players().stream()
        .filter(player -> !scene.isCompleted(player) && !isBeingCleared(player, scene))
        .flatMap(player -> orphans(player, scene).stream())
        .map(path -> path + " belongs to no migration that is completed or under way")
        .toList();
  }

  private static Set<DocPath> orphans(Subject player, Scene scene) {
    Set<DocPath> orphans = new HashSet<>();
    PlayerDocuments.of(player, scene.now()).forEach(found -> orphans.add(found.path()));
    Set<DocPath> written = PlayerDocuments.written(player, scene);
    orphans.removeIf(path -> isCheckpointOrImage(player, path, written, scene));
    orphans.removeIf(scene.before()::contains);
    orphans.removeAll(written);
    orphans.removeIf(path -> isEntry(path, scene));
    return orphans;
  }

  private static boolean isBeingCleared(Subject player, Scene scene) {
    return scene
        .checkpoint(player)
        .filter(checkpoint -> checkpoint.fields().get("clearing").isPresent())
        .isPresent();
  }

  private static boolean isCheckpointOrImage(
      Subject player, DocPath path, Set<DocPath> written, Scene scene) {
    boolean isBack =
        written.isEmpty() && scene.checkpoint(player).filter(Checkpoint::isRolledBack).isPresent();
    return isBack
        ? path.equals(scene.migration().checkpoint(player))
        : PlayerDocuments.isOperation(player, path, scene);
  }

  /** A link of the ledger's chain stays for good. */
  private static boolean isEntry(DocPath path, Scene scene) {
    return path.collectionId().equals("Transactions")
        && scene
            .now()
            .fields(path)
            .filter(entry -> Ledger.isOperation(entry) || isOfEarlierBooks(entry, scene))
            .isPresent();
  }

  private static boolean isOfEarlierBooks(Fields entry, Scene scene) {
    return scene.players().stream()
        .flatMap(player -> Turns.of(player, scene).waysBack().stream())
        .anyMatch(back -> entry.time("createdAt").filter(back::isAfter).isPresent());
  }
}
