package dev.slipstream.oracles;

import dev.slipstream.layout.PlayerPaths;
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
 * @param head where it ends, as Stats say, or the checkpoint until there are any that count
 * @param entries in the order of their numbers; what a migration in parts has written ahead does
 *     not count before its last part
 */
record Ledger(Fields head, List<Fields> entries) {

  static final String MIGRATION = "op_migrate_";

  private static final String LEGACY = "legacy";

  static Ledger of(Subject player, Scene scene) {
    boolean isCompleted = scene.isCompleted(player);
    List<Fields> entries =
        PlayerDocuments.of(player, scene.now()).stream()
            .filter(found -> found.path().collectionId().equals("Transactions"))
            .map(Document::fields)
            .filter(entry -> isCompleted || isLegacy(entry))
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

  /** The entries that count under the new schema: what was brought along, and what came since. */
  List<Fields> sinceOpening() {
    return entries.stream().filter(entry -> !isLegacy(entry)).toList();
  }

  /** Whether anything but migrations was ever done. */
  boolean hasOperations() {
    return entries.stream().anyMatch(Ledger::isOperation);
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
