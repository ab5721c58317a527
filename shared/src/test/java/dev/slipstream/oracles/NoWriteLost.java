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
    boolean stands = scene.now().fields(path).equals(Optional.of(saved));
    if (!scene.isCompleted(player)) {
      return !stands;
    }
    boolean canBeFound = stands && !scene.isSettled();
    return !canBeFound && !isMigrated(player, name, saved, scene) && !isKept(saved, scene);
  }

  /** By the bytes themselves, whatever the product takes for content. */
  private static boolean isMigrated(Subject player, String name, Fields saved, Scene scene) {
    return scene
        .checkpoint(player)
        .orElseThrow()
        .fields()
        .fields("sourceHashes")
        .text(name)
        .equals(saved.text(name).map(Digest::hex));
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
