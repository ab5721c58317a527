package dev.slipstream.economy;

import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.LedgerEntry;
import dev.slipstream.migrations.racing.XpCurve;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.util.Collection;

/**
 * What a player is told of an operation, then and whenever it is repeated.
 *
 * @param schema which one was authoritative, {@code legacy} or {@code new}
 * @param seq the number of its ledger entry
 * @param balances coins, gems, xp, level, trophies, crates and keys by tier, and of the items those
 *     that were moved
 */
public record Receipt(Subject player, String schema, long seq, Fields balances) {

  /** Of an entry that is stored. */
  static Receipt of(Subject player, Fields entry) {
    return new Receipt(
        player,
        entry.text("schema").orElse(""),
        entry.integer("seq").orElse(0L),
        entry.fields("result"));
  }

  static Receipt of(Subject player, LedgerEntry entry) {
    return of(player, entry.bookkeeping());
  }

  static Fields balances(Amounts amounts, Collection<String> items) {
    return Fields.builder()
        .put(Amounts.COINS, amounts.of(Amounts.COINS))
        .put(Amounts.GEMS, amounts.of(Amounts.GEMS))
        .put(Amounts.XP, amounts.of(Amounts.XP))
        .put("level", XpCurve.levelOf(amounts.of(Amounts.XP)))
        .put(Amounts.TROPHIES, amounts.of(Amounts.TROPHIES))
        .put("items", amounts.only(items))
        .put("crates", amounts.below(Amounts.CRATES))
        .put("keys", amounts.below(Amounts.KEYS))
        .build();
  }
}
