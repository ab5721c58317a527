package dev.slipstream.oracles;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Subject;
import java.util.Set;
import java.util.stream.Collectors;

/** Which documents are a player's in the new schema. */
final class PlayerDocuments {

  private PlayerDocuments() {}

  static boolean isOf(Subject player, DocPath path) {
    return path.segments().get(0).equals("Players") && path.segments().get(1).equals(player.id());
  }

  /** All that there is of a player now. */
  static Set<DocPath> of(Subject player, Scene scene) {
    return scene.now().keySet().stream()
        .filter(path -> isOf(player, path))
        .collect(Collectors.toSet());
  }

  /** Whether the document is a migration's own: its checkpoint, or a before-image below it. */
  static boolean isOperation(Subject player, DocPath path, Scene scene) {
    DocPath checkpoint = scene.migration().checkpoint(player);
    return (path + "/").startsWith(checkpoint + "/");
  }
}
