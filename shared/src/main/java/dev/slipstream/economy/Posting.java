package dev.slipstream.economy;

import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.LedgerEntry;
import dev.slipstream.layout.LedgerHead;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.layout.Schema;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an operation does to one player: the operation itself, or one side of a transfer.
 *
 * @param delta what is to be added, by name
 * @param counterparty the other player of a transfer
 */
record Posting(
    Operation operation,
    Subject player,
    SortedMap<String, Long> delta,
    Optional<Subject> counterparty) {

  Posting {
    delta = Collections.unmodifiableSortedMap(new TreeMap<>(delta));
  }

  /** Whose amounts change, and by what. */
  static List<Posting> of(Operation operation) {
    return operation
        .receiver()
        .map(
            receiver ->
                List.of(
                    new Posting(
                        operation, operation.player(), negated(operation), Optional.of(receiver)),
                    new Posting(
                        operation, receiver, operation.delta(), Optional.of(operation.player()))))
        .orElseGet(
            () ->
                List.of(
                    new Posting(
                        operation, operation.player(), operation.delta(), Optional.empty())));
  }

  private static SortedMap<String, Long> negated(Operation operation) {
    SortedMap<String, Long> negated = new TreeMap<>(operation.delta());
    negated.replaceAll((name, amount) -> -amount);
    return negated;
  }

  /** The same with more amounts to be added. */
  Posting and(Map<String, Long> more) {
    SortedMap<String, Long> both = new TreeMap<>(delta);
    both.putAll(more);
    return new Posting(operation, player, both, counterparty);
  }

  PlayerPaths paths() {
    return new PlayerPaths(player);
  }

  /** The ledger entry, which is the receipt too. */
  DocPath receipt() {
    return paths().transaction(operation.opId());
  }

  /** The items that are moved. */
  List<String> items() {
    return delta.keySet().stream().filter(name -> name.startsWith(Amounts.ITEMS)).toList();
  }

  /** Whether the receipt is that of the same operation, rather than of another of its id. */
  boolean isReceipt(Fields entry) {
    return entry.text("payloadHash").equals(Optional.of(operation.payloadHash()));
  }

  /** The entry, once it is known what is there before and after. */
  LedgerEntry entry(Schema schema, LedgerHead previous, Amounts before, Amounts after) {
    Fields.Builder receipt = Fields.builder().put("result", Receipt.balances(after, items()));
    counterparty.ifPresent(other -> receipt.put("counterparty", other.id()));
    return new LedgerEntry(
        operation.opId(),
        operation.type().id(),
        operation.reason(),
        schema,
        previous,
        before.only(delta.keySet()),
        applied(before, after),
        after.only(delta.keySet()),
        operation.payloadHash(),
        receipt.build());
  }

  private Fields applied(Amounts before, Amounts after) {
    Fields.Builder applied = Fields.builder();
    delta.keySet().forEach(name -> applied.put(name, after.of(name) - before.of(name)));
    return applied.build();
  }

  /**
   * The amounts after the delta. Trophies end at 0, as the legacy functions have it; the peak
   * follows them.
   */
  Outcome after(Amounts before) {
    SortedMap<String, Long> changed = new TreeMap<>();
    for (Map.Entry<String, Long> amount : delta.entrySet()) {
      String name = amount.getKey();
      // both are within 2^53 - 1, so the sum is exact
      long sum = before.of(name) + amount.getValue();
      boolean isTrophies = name.equals(Amounts.TROPHIES);
      if (sum < 0 && !isTrophies) {
        return new Refused(
            new Posted.Insufficient(player, name, before.of(name), -amount.getValue()));
      }
      if (sum > Limits.MAX_EXACT) {
        return new Refused(new Posted.OutOfRange(player, name));
      }
      changed.put(name, Math.max(0, sum));
    }
    long trophies = changed.getOrDefault(Amounts.TROPHIES, 0L);
    if (trophies > before.of(Amounts.TROPHIES_PEAK)) {
      changed.put(Amounts.TROPHIES_PEAK, trophies);
    }
    return new Moved(before.with(changed));
  }

  /** What becomes of the amounts. */
  sealed interface Outcome {}

  record Moved(Amounts after) implements Outcome {}

  record Refused(Posted why) implements Outcome {}
}
