package dev.slipstream.oracles;

import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client was told is saved is what was migrated, or stands in the legacy document while that
 * one counts, or is in quarantine with its bytes. What stood where a migration writes is kept too.
 */
public final class NoWriteLost implements Oracle {

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    for (Subject player : scene.players()) {
      scene
          .migration()
          .sources(player)
          .forEach(
              (name, path) -> {
                Fields saved = scene.saved().get(path);
                if (saved != null && isLost(player, name, path, saved, scene)) {
                  violations.add(
                      "a client of " + player.id() + " was told that its " + name + " is saved");
                }
              });
      addReplaced(player, scene, violations);
    }
    return violations;
  }

  private static boolean isLost(
      Subject player, String name, DocPath path, Fields saved, Scene scene) {
    boolean stands = stands(player, path, saved, scene);
    if (!scene.isCompleted(player)) {
      return !stands;
    }
    boolean canBeFound = stands && !scene.isSettled();
    return !canBeFound && !isMigrated(player, name, path, saved, scene) && !isKept(saved, scene);
  }

  /** It is what is there, but for the amounts that operations have moved since. */
  private static boolean stands(Subject player, DocPath path, Fields saved, Scene scene) {
    if (!scene.isSeenWhole() || scene.now().fields(path).equals(Optional.of(saved))) {
      return scene.now().fields(path).equals(Optional.of(saved));
    }
    Ledger ledger = Ledger.of(player, scene);
    List<Document> versions = scene.history().apply(path);
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (versions.get(i).fields().equals(saved)) {
        return true;
      }
      if (ledger.operationAt(versions.get(i).updateTime()).isEmpty()) {
        return false;
      }
    }
    return false;
  }

  /**
   * By the bytes themselves, whatever the product takes for content; what was migrated may be what
   * operations have made of it.
   */
  private static boolean isMigrated(
      Subject player, String name, DocPath path, Fields saved, Scene scene) {
    Fields hashes = scene.checkpoint(player).orElseThrow().fields().fields("sourceHashes");
    List<Fields> versions = scene.history().apply(path).stream().map(Document::fields).toList();
    List<String> texts =
        versions.stream().map(version -> Digest.hex(version.text(name).orElse(""))).toList();
    return texts.lastIndexOf(hashes.text(name).orElse("")) >= versions.lastIndexOf(saved);
  }

  private static boolean isKept(Fields saved, Scene scene) {
    return scene.now().of("AdminOps", "quarantine").stream()
        .anyMatch(found -> found.fields().get("fields").equals(Optional.of(saved)));
  }

  private static void addReplaced(Subject player, Scene scene, List<String> violations) {
    for (Document stood : PlayerDocuments.of(player, scene.before())) {
      DocPath path = stood.path();
      if (!PlayerDocuments.isOperation(player, path, scene)
          && !scene.now().fields(path).equals(Optional.of(stood.fields()))
          && !hasImage(player, stood, scene)) {
        violations.add(path + " stood there before and is kept nowhere");
      }
    }
  }

  private static boolean hasImage(Subject player, Document stood, Scene scene) {
    return PlayerDocuments.of(player, scene.now()).stream()
        .filter(found -> PlayerDocuments.isOperation(player, found.path(), scene))
        .filter(found -> found.fields().text("path").equals(Optional.of(stood.path().toString())))
        .anyMatch(found -> found.fields().fields("fields").equals(stood.fields()));
  }
}
