package dev.slipstream.migrations.racing;

import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.LedgerEntry;
import dev.slipstream.layout.LedgerHead;
import dev.slipstream.layout.Schema;
import dev.slipstream.model.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The entries with which a migration opens a player's books in the new schema, contract B3: what
 * was brought along. Without them the inventory's reconciliation would delete what the ledger does
 * not explain. They continue the chain of the operations that came before the cut-over.
 */
final class Opening {

  private static final String REASON = "op_migrate_v1";
  private static final String PROFILE = "op_migrate_v1_profile";
  private static final String GARAGE = "op_migrate_v1_garage";

  private Opening() {}

  /** Whether a stored entry is one of them, of this migration or of one that was rolled back. */
  static boolean isOne(Fields entry) {
    return isOfBalances(entry) || isOfItems(entry);
  }

  static boolean isOfItems(Fields entry) {
    return isOf(GARAGE, entry);
  }

  /** Whether a stored entry is the first of them. */
  static boolean isOfBalances(Fields entry) {
    return isOf(PROFILE, entry);
  }

  private static boolean isOf(String first, Fields entry) {
    return entry
        .text("opId")
        .filter(id -> id.equals(first) || id.startsWith(first + "_"))
        .isPresent();
  }

  /** Coins and gems; always there. */
  static LedgerEntry ofBalances(RacingPlayer player) {
    Map<String, Long> balances =
        Map.of(
            Amounts.COINS, player.balances().coins(),
            Amounts.GEMS, player.balances().gems());
    return entry(opId(PROFILE, player), "migrateOpening", player.ledger(), balances);
  }

  /** Items; absent where there are none. */
  static Optional<LedgerEntry> ofItems(RacingPlayer player) {
    Map<String, Long> items = player.garage().inventory();
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(entry(opId(GARAGE, player), "grantItem", ofBalances(player).head(), items));
  }

  /** After a rollback the books are opened anew: {@code op_migrate_v1_profile_2}. */
  private static String opId(String first, RacingPlayer player) {
    return player.openings() == 0 ? first : first + "_" + (player.openings() + 1);
  }

  private static LedgerEntry entry(
      String opId, String type, LedgerHead previous, Map<String, Long> amounts) {
    Fields opened = Amounts.of(amounts).only(amounts.keySet());
    return new LedgerEntry(
        opId,
        type,
        REASON,
        Schema.NEW,
        previous,
        zeros(amounts),
        opened,
        opened,
        LedgerEntry.payloadHash(type, opened),
        Fields.empty());
  }

  private static Fields zeros(Map<String, Long> amounts) {
    Map<String, Long> zeros = new LinkedHashMap<>(amounts);
    zeros.replaceAll((name, amount) -> 0L);
    return Amounts.of(zeros).only(zeros.keySet());
  }
}
