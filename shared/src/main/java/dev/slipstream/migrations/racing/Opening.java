package dev.slipstream.migrations.racing;

import dev.slipstream.layout.LedgerEntry;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The first entries of a player's ledger, contract B3: what was brought along. Without them the
 * inventory's reconciliation would delete what the ledger does not explain.
 */
final class Opening {

  private static final String REASON = "op_migrate_v1";
  private static final String PROFILE = "op_migrate_v1_profile";
  private static final String GARAGE = "op_migrate_v1_garage";

  private Opening() {}

  /** Coins and gems; always there. */
  static LedgerEntry ofBalances(RacingPlayer player) {
    return entry(
        PROFILE,
        "migrateOpening",
        1,
        LedgerEntry.GENESIS,
        Map.of("coins", player.balances().coins(), "gems", player.balances().gems()));
  }

  /** Items; absent where there are none. */
  static Optional<LedgerEntry> ofItems(RacingPlayer player) {
    Map<String, Long> items = player.garage().inventory();
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(entry(GARAGE, "grantItem", 2, ofBalances(player).hash(), items));
  }

  private static LedgerEntry entry(
      String opId, String type, long seq, String previousHash, Map<String, Long> amounts) {
    Fields opened = amounts(amounts);
    return new LedgerEntry(opId, type, REASON, seq, zeros(amounts), opened, opened, previousHash);
  }

  private static Fields zeros(Map<String, Long> amounts) {
    Map<String, Long> zeros = new LinkedHashMap<>(amounts);
    zeros.replaceAll((name, amount) -> 0L);
    return amounts(zeros);
  }

  private static Fields amounts(Map<String, Long> amounts) {
    Map<String, Value> fields = new LinkedHashMap<>();
    amounts.forEach((name, amount) -> fields.put(name, Value.of(amount)));
    return new Fields(fields);
  }
}
