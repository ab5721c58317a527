package dev.slipstream.oracles;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which documents are a player's in the new schema. */
final class PlayerDocuments {

  private PlayerDocuments() {}

  static List<Document> of(Subject player, Documents documents) {
    return documents.of("Players", player.id());
  }

  /** What a migration in parts has noted that it wrote, while it does not count. */
  static Set<DocPath> written(Subject player, Scene scene) {
    Set<DocPath> written = new HashSet<>();
    scene
        .checkpoint(player)
        .filter(checkpoint -> !checkpoint.isCompleted())
        .ifPresent(
            checkpoint ->
                checkpoint
                    .fields()
                    .items("written")
                    .forEach(path -> written.add(DocPath.parse(((Value.Text) path).value()))));
    return written;
  }

  /** Whether the document is a migration's own: its checkpoint, or a before-image below it. */
  static boolean isOperation(Subject player, DocPath path, Scene scene) {
    DocPath checkpoint = scene.migration().checkpoint(player);
    return (path + "/").startsWith(checkpoint + "/");
  }
}
