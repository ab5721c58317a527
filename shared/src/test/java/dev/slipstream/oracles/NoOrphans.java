package dev.slipstream.oracles;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Of a player there is the old schema with the receipts of operations on it, or the new, or what a
 * migration in parts has written so far; nothing else that was not there before.
 */
public final class NoOrphans implements Oracle {

  @Override
  public List<String> violations(Scene scene) {
    return scene.players().stream()
        .filter(player -> !scene.isCompleted(player))
        .flatMap(player -> orphans(player, scene).stream())
        .map(path -> path + " belongs to no migration that is completed or under way")
        .toList();
  }

  private static Set<DocPath> orphans(Subject player, Scene scene) {
    Set<DocPath> orphans = new HashSet<>();
    PlayerDocuments.of(player, scene.now()).forEach(found -> orphans.add(found.path()));
    orphans.removeIf(path -> PlayerDocuments.isOperation(player, path, scene));
    orphans.removeIf(scene.before()::contains);
    orphans.removeAll(written(scene.checkpoint(player)));
    // receipts of operations on the legacy schema
    orphans.removeIf(path -> isOperation(path, scene));
    return orphans;
  }

  private static boolean isOperation(DocPath path, Scene scene) {
    return path.collectionId().equals("Transactions")
        && scene.now().fields(path).filter(Ledger::isOperation).isPresent();
  }

  private static Set<DocPath> written(Optional<Checkpoint> checkpoint) {
    Set<DocPath> written = new HashSet<>();
    checkpoint
        .filter(Checkpoint::isInProgress)
        .ifPresent(
            inProgress ->
                inProgress
                    .fields()
                    .items("written")
                    .forEach(path -> written.add(DocPath.parse(((Value.Text) path).value()))));
    return written;
  }
}
