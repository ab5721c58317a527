package dev.slipstream.oracles;

import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A player's ledger as it is stored.
 *
 * @param head where it ends, as Stats say, or the checkpoint while there are none that count
 * @param entries in the order of their numbers; what a migration in parts has written ahead does
 *     not count before its last part
 */
record Ledger(Fields head, List<Fields> entries) {

  private static final String MIGRATION = "op_migrate_";

  private static final String LEGACY = "legacy";

  static Ledger of(Subject player, Scene scene) {
    boolean isCompleted = scene.isCompleted(player);
    Set<DocPath> ahead = PlayerDocuments.written(player, scene);
    List<Fields> entries =
        PlayerDocuments.of(player, scene.now()).stream()
            .filter(found -> found.path().collectionId().equals("Transactions"))
            .filter(found -> !ahead.contains(found.path()))
            .map(Document::fields)
            .sorted(Comparator.comparing(entry -> entry.integer("seq").orElse(0L)))
            .toList();
    Optional<Fields> head =
        isCompleted
            ? scene.now().fields(new PlayerPaths(player).stats())
            : scene.now().fields(scene.migration().checkpoint(player));
    return new Ledger(head.orElse(Fields.empty()).fields("ledger"), entries);
  }

  static boolean isLegacy(Fields entry) {
    return entry.text("schema").equals(Optional.of(LEGACY));
  }

  /** What was brought along by the last cut-over, and what came since. */
  List<Fields> sinceOpening() {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (isOpening(entries.get(i))) {
        return entries.subList(i, entries.size());
      }
    }
    return List.of();
  }

  /** How often the books were opened. */
  long openings() {
    return entries.stream().filter(Ledger::isOpening).count();
  }

  /** Whether this is the first entry of a cut-over. */
  private static boolean isOpening(Fields entry) {
    return entry.text("type").equals(Optional.of("migrateOpening"));
  }

  static boolean isOperation(Fields entry) {
    return !entry.text("opId").orElse("").startsWith(MIGRATION);
  }

  /** The operation that was committed at this time, where one was. */
  Optional<Fields> operationAt(Instant time) {
    return entries.stream()
        .filter(Ledger::isOperation)
        .filter(entry -> entry.time("createdAt").equals(Optional.of(time)))
        .findFirst();
  }

  /** When operations were committed. */
  Set<Instant> times() {
    return entries.stream()
        .filter(Ledger::isOperation)
        .flatMap(entry -> entry.time("createdAt").stream())
        .collect(Collectors.toSet());
  }

  /** The operation of this id. */
  Optional<Fields> operation(String opId) {
    return entries.stream()
        .filter(entry -> entry.text("opId").equals(Optional.of(opId)))
        .findFirst();
  }
}
