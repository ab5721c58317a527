package dev.slipstream.faults;

import dev.slipstream.engine.Bulk;
import dev.slipstream.engine.Checkpoint;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.oracles.Documents;
import dev.slipstream.oracles.Oracles;
import dev.slipstream.oracles.Run;
import dev.slipstream.oracles.Scene;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What has become of everybody once all is done, for the oracles to look at.
 *
 * @param before all documents as it began
 * @param now all documents
 * @param written by legacy document what clients have written to it, first to last
 * @param saved by legacy document what a client was last told is saved
 */
record Aftermath(
    List<LegacyPlayer> players,
    Map<DocPath, Document> before,
    Map<DocPath, Document> now,
    Map<DocPath, List<Fields>> written,
    Map<DocPath, Fields> saved,
    List<Run> ended,
    List<String> said) {

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());

  /** Names that are nobody else's, and mail addresses: as the blobs have them. */
  private static final Pattern SECRET =
      Pattern.compile("\"(?:username|email)\"\\s*:\\s*\"([^\"]*[0-9@_][^\"]*)\"");

  private static final int SHORTEST_SECRET = 6;

  /** What does not hold, one sentence each. */
  List<String> violations() {
    Scene scene = scene();
    return Oracles.all(secrets()).stream()
        .flatMap(
            oracle -> oracle.violations(scene).stream().map(what -> oracle.name() + ": " + what))
        .toList();
  }

  private Scene scene() {
    return new Scene(
        RACING,
        players.stream().map(LegacyPlayer::subject).collect(Collectors.toSet()),
        new Documents(before),
        new Documents(now),
        this::history,
        time -> new Documents(now),
        false,
        saved,
        Set.of(),
        ended,
        said,
        false,
        true,
        true,
        false,
        this::copy);
  }

  /** What a legacy document has held; of any other only what it holds now is known. */
  private List<Document> history(DocPath path) {
    List<Document> history = new ArrayList<>();
    Document first = before.getOrDefault(path, now.get(path));
    if (first != null) {
      history.add(first);
    }
    written
        .getOrDefault(path, List.of())
        .forEach(f -> history.add(new Document(path, f, Instant.EPOCH, Instant.EPOCH)));
    return history;
  }

  private Store copy() {
    Store copy = new MemoryStore();
    new Bulk(copy)
        .write(now.values().stream().map(found -> new Write.Put(found.path(), found.fields())));
    return copy;
  }

  Set<String> secrets() {
    Set<String> secrets = new HashSet<>();
    for (LegacyPlayer player : players) {
      for (Fields document : player.documents().values()) {
        document.map().values().stream()
            .filter(Value.Text.class::isInstance)
            .forEach(text -> addSecrets(((Value.Text) text).value(), secrets));
      }
    }
    return secrets;
  }

  private static void addSecrets(String blob, Set<String> secrets) {
    for (Matcher secret = SECRET.matcher(blob); secret.find(); ) {
      if (secret.group(1).length() >= SHORTEST_SECRET) {
        secrets.add(secret.group(1));
      }
    }
  }

  /** What the player's checkpoint says came of it, in the words of {@link LegacyPlayer#fate}. */
  String fate(Subject player) {
    Document found = now.get(RACING.checkpoint(player));
    if (found == null) {
      return "USER_NOT_FOUND";
    }
    Checkpoint checkpoint = new Checkpoint(found.fields());
    if (checkpoint.isCompleted()) {
      return LegacyPlayer.MIGRATED;
    }
    List<Value> errors = found.fields().items("errors");
    return errors.isEmpty()
        ? checkpoint.status()
        : ((Fields) errors.get(errors.size() - 1)).text("code").orElseThrow();
  }
}
