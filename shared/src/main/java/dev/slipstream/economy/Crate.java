package dev.slipstream.economy;

import dev.slipstream.layout.AdminPaths;
import dev.slipstream.layout.Amounts;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Value;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What may be in a crate: items and how likely each is beside the others.
 *
 * @param weights 0 or more by item id, not all of them 0
 */
record Crate(SortedMap<String, Long> weights) {

  /** Where the weights of a tier's crates are. */
  static DocPath path(String tier) {
    return AdminPaths.gameData("Crates", tier);
  }

  /** The crate that the master data describe; empty where nothing can be drawn from it. */
  static Optional<Crate> of(Fields document, Mappings mappings) {
    SortedMap<String, Long> weights = new TreeMap<>();
    long total = 0;
    for (Map.Entry<String, Value> weight : document.fields("weights").map().entrySet()) {
      boolean isUsable =
          weight.getValue() instanceof Value.Int number
              && number.value() >= 0
              && number.value() <= Limits.MAX_EXACT
              && mappings.items().nameOf(weight.getKey()).isPresent();
      if (!isUsable) {
        return Optional.empty();
      }
      long likely = ((Value.Int) weight.getValue()).value();
      total += likely;
      weights.put(weight.getKey(), likely);
    }
    boolean canBeDrawnFrom = total > 0 && total <= Limits.MAX_EXACT;
    return canBeDrawnFrom ? Optional.of(new Crate(weights)) : Optional.empty();
  }

  /**
   * The item of an operation, the same whenever it is asked for: the first 8 bytes of
   * SHA-256(opId), unsigned, modulo the sum of the weights, counted off in the order of the ids.
   */
  String draw(String opId) {
    long total = weights.values().stream().mapToLong(Long::longValue).sum();
    long left = Long.remainderUnsigned(ByteBuffer.wrap(Digest.bytes(opId)).getLong(), total);
    for (Map.Entry<String, Long> item : weights.entrySet()) {
      if (left < item.getValue()) {
        return item.getKey();
      }
      left -= item.getValue();
    }
    throw new IllegalStateException("counted beyond the last item");
  }

  /** What opening it changes besides the crate: a key of the tier goes, an item comes. */
  Map<String, Long> contents(String tier, String opId) {
    return Map.of(Amounts.KEYS + tier, -1L, draw(opId), 1L);
  }
}
