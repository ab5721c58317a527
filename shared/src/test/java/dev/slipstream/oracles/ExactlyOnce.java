package dev.slipstream.oracles;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.layout.LedgerHead;
import dev.slipstream.model.Digest;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What happened to a player happened once and in one order: the ledger is a chain without a gap,
 * which the balances continue, each cut-over has opened it once, and whoever says that an operation
 * is applied says what stands there.
 */
public final class ExactlyOnce implements Oracle {

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    for (Subject player : scene.players()) {
      Ledger ledger = Ledger.of(player, scene);
      chain(ledger).ifPresent(what -> violations.add("the ledger of " + player.id() + " " + what));
      if (scene.isCompleted(player) && ledger.sinceOpening().isEmpty()) {
        violations.add(player.id() + " is completed, and its ledger was not opened");
      }
      int cutOvers = Turns.of(player, scene).cutOvers().size();
      if (scene.isSeenWhole() && ledger.openings() != cutOvers) {
        violations.add(
            "%s was completed %d times, and its ledger was opened %d times"
                .formatted(player.id(), cutOvers, ledger.openings()));
      }
    }
    for (Run run : scene.ended()) {
      if (run.word().startsWith("MIGRATED") && !ever(Checkpoint::isCompleted, scene)) {
        violations.add(run.actor() + " says that it migrated, and nobody is");
      }
      if (run.word().startsWith("ROLLED_BACK") && !ever(Checkpoint::isRolledBack, scene)) {
        violations.add(run.actor() + " says that it rolled back, and nobody is");
      }
    }
    List<String> applied =
        scene.ended().stream().map(Run::word).filter(w -> w.startsWith(Words.APPLIED)).toList();
    Set<String> entered = applied.isEmpty() ? Set.of() : entered(scene);
    applied.stream()
        .filter(word -> !entered.contains(word))
        .forEach(word -> violations.add("somebody says " + word + ", and no ledger does"));
    return violations;
  }

  private static boolean ever(Predicate<Checkpoint> what, Scene scene) {
    return scene.players().stream()
        .flatMap(player -> scene.history().apply(scene.migration().checkpoint(player)).stream())
        .anyMatch(checkpoint -> what.test(new Checkpoint(checkpoint.fields())));
  }

  /** What can truly be said of the operations that the ledgers have. */
  private static Set<String> entered(Scene scene) {
    return scene.players().stream()
        .flatMap(player -> Ledger.of(player, scene).entries().stream())
        .filter(Ledger::isOperation)
        .map(Words::of)
        .collect(Collectors.toSet());
  }

  private static Optional<String> chain(Ledger ledger) {
    String previous = LedgerHead.NONE.hash();
    long seq = 0;
    for (Fields entry : ledger.entries()) {
      seq++;
      if (entry.integer("seq").orElse(0L) != seq) {
        return Optional.of("has no entry " + seq);
      }
      if (!entry.text("previousHash").equals(Optional.of(previous))) {
        return Optional.of("is broken before entry " + seq);
      }
      if (!isAsAskedFor(entry)) {
        return Optional.of("has another entry " + seq + " than was asked for");
      }
      if (!addsUp(entry)) {
        return Optional.of("does not add up at entry " + seq);
      }
      previous = hash(entry);
    }
    boolean isHeaded =
        ledger.entries().isEmpty()
            ? ledger.head().isEmpty()
            : (ledger.head().integer("seq").orElse(0L) == seq
                && ledger.head().text("head").equals(Optional.of(previous)));
    return isHeaded ? Optional.empty() : Optional.of("does not end where the balances say");
  }

  /** What an operation moves beside what was asked for is a crate's content, or trophies' floor. */
  private static boolean isAsAskedFor(Fields entry) {
    String type = entry.text("type").orElse("");
    Fields payload = Fields.builder().put("type", type).put("delta", entry.fields("delta")).build();
    return Set.of("transfer", "openCrate", "adjustTrophies").contains(type)
        || entry.text("payloadHash").equals(Optional.of(Digest.hex(payload)));
  }

  private static boolean addsUp(Fields entry) {
    return entry.fields("delta").map().entrySet().stream()
        .allMatch(
            amount ->
                number(entry.fields("before"), amount) + ((Value.Int) amount.getValue()).value()
                    == number(entry.fields("after"), amount));
  }

  private static long number(Fields balances, Map.Entry<String, Value> amount) {
    return balances.integer(amount.getKey()).orElse(0L);
  }

  /** As the product hashes an entry: over everything but the server's clock and the provenance. */
  private static String hash(Fields entry) {
    return Digest.hex(entry.without("createdAt").without("_m"));
  }
}
