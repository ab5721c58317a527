package dev.slipstream.oracles;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client was told is saved is what the next cut-over has migrated; or, where there was none
 * since, it stands in the legacy document; or, where it came after the cut-over, it is in
 * quarantine with its bytes, whatever way back came then. What stood where a migration writes is
 * kept too.
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
    return !isKept(saved, scene)
        && (scene.isSeenWhole()
            ? isGone(player, name, path, saved, scene)
            : isNowhere(player, name, path, saved, scene));
  }

  private static boolean isGone(
      Subject player, String name, DocPath path, Fields saved, Scene scene) {
    List<Document> versions = scene.history().apply(path);
    int last = versions.size() - 1;
    while (last >= 0 && !versions.get(last).fields().equals(saved)) {
      last--;
    }
    if (last < 0) {
      return true;
    }
    Turns turns = Turns.of(player, scene);
    Instant time = versions.get(last).updateTime();
    List<Document> since = versions.subList(last + 1, versions.size());
    return isLate(time, turns)
        ? !isKnown(name, versions.get(last), turns)
            && !isMerged(name, versions.get(last), turns)
            && !canBeFound(player, since, turns, scene)
        : !hasCome(player, name, versions.get(last), since, turns, scene);
  }

  /**
   * A client that saves the very bytes that a way back has written changes nothing, not the time.
   */
  private static boolean isLate(Instant time, Turns turns) {
    return turns.before(time).isCompleted() && !turns.isWayBackAt(time);
  }

  /**
   * It came late, and is what was migrated; by the bytes, whatever the product takes for content.
   */
  private static boolean isKnown(String name, Document version, Turns turns) {
    return isContent(name, version, turns.before(version.updateTime()));
  }

  /** It came late, and a sweep has taken it over: from then on the checkpoint knows it. */
  private static boolean isMerged(String name, Document version, Turns turns) {
    return turns.checkpoints().stream()
        .filter(checkpoint -> checkpoint.updateTime().isAfter(version.updateTime()))
        .map(checkpoint -> new Checkpoint(checkpoint.fields()))
        .filter(checkpoint -> checkpoint.fields().fields("merged").get(name).isPresent())
        .anyMatch(checkpoint -> isContent(name, version, checkpoint));
  }

  private static boolean isContent(String name, Document version, Checkpoint checkpoint) {
    String hash = Digest.hex(version.fields().text(name).orElse(""));
    return checkpoint.fields().fields("sourceHashes").text(name).equals(Optional.of(hash));
  }

  /** It came late, and a sweep will still find it. */
  private static boolean canBeFound(
      Subject player, List<Document> since, Turns turns, Scene scene) {
    return !scene.isSettled()
        && scene.isCompleted(player)
        && since.stream().noneMatch(version -> turns.isWayBackAt(version.updateTime()))
        && areOperations(player, since, scene);
  }

  /** It stands, but for the amounts that operations have moved since, or did at the cut-over. */
  private static boolean hasCome(
      Subject player,
      String name,
      Document version,
      List<Document> since,
      Turns turns,
      Scene scene) {
    Optional<Instant> cutOver = turns.nextCutOver(version.updateTime());
    List<Document> until =
        since.stream()
            .filter(v -> cutOver.filter(time -> v.updateTime().isAfter(time)).isEmpty())
            .toList();
    Document then = until.isEmpty() ? version : until.get(until.size() - 1);
    return areOperations(player, until, scene)
        && cutOver.filter(time -> !isContent(name, then, turns.at(time))).isEmpty()
        && (cutOver.isPresent() || scene.now().contains(version.path()));
  }

  private static boolean areOperations(Subject player, List<Document> versions, Scene scene) {
    Ledger ledger = Ledger.of(player, scene);
    return versions.stream()
        .allMatch(version -> ledger.operationAt(version.updateTime()).isPresent());
  }

  /** The same where only the end was seen. */
  private static boolean isNowhere(
      Subject player, String name, DocPath path, Fields saved, Scene scene) {
    boolean stands = scene.now().fields(path).equals(Optional.of(saved));
    if (!scene.isCompleted(player)) {
      return !stands;
    }
    boolean canBeFound = stands && !scene.isSettled();
    return !canBeFound && !isMigrated(player, name, path, saved, scene);
  }

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
