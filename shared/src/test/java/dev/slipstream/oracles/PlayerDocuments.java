package dev.slipstream.oracles;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Subject;
import java.util.List;

/** Which documents are a player's in the new schema. */
final class PlayerDocuments {

  private PlayerDocuments() {}

  static List<Document> of(Subject player, Documents documents) {
    return documents.of("Players", player.id());
  }

  /** Whether the document is a migration's own: its checkpoint, or a before-image below it. */
  static boolean isOperation(Subject player, DocPath path, Scene scene) {
    DocPath checkpoint = scene.migration().checkpoint(player);
    return (path + "/").startsWith(checkpoint + "/");
  }
}
