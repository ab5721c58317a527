package dev.slipstream.migrations.racing;

import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.LedgerEntry;
import dev.slipstream.layout.LedgerHead;
import dev.slipstream.layout.Schema;
import dev.slipstream.model.Fields;
import dev.slipstream.model.LateMerge.Booking;
import dev.slipstream.model.LateMerge.Late;
import dev.slipstream.model.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A late write in a player's ledger, design M6: one entry for all amounts that it changes. The peak
 * of the trophies follows them and stands in no entry, as with operations.
 */
record LateBooks(Late late, Today before, Today after) {

  /** The type of the entry. */
  static final String TYPE = "lateWrite";

  private static final String REASON = "late write of an old client";
  private static final List<String> CURRENCIES = List.of(Amounts.COINS, Amounts.GEMS);

  private Set<String> changed() {
    Amounts from = before.amounts();
    Amounts to = after.amounts();
    Set<String> names = new TreeSet<>(from.byName().keySet());
    names.addAll(to.byName().keySet());
    names.remove(Amounts.TROPHIES_PEAK);
    return names.stream()
        .filter(name -> from.of(name) != to.of(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Whoever has moved an amount beside the clients knows what the blob may not: the client may have
   * seen that or not, and nobody can tell.
   */
  Optional<String> objection() {
    Set<String> changed = changed();
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    RacingLedger ledger = new RacingLedger(late.journal());
    if (!ledger.problems().isEmpty() || !ledger.end().equals(LedgerHead.in(before.stats()))) {
      return Optional.of("The ledger does not prove the amounts.");
    }
    return late.journal().values().stream()
        .filter(entry -> !Opening.isOne(entry) && !isOne(entry))
        .flatMap(entry -> entry.fields("delta").map().keySet().stream())
        .filter(changed::contains)
        .sorted()
        .findFirst()
        .map(name -> "An operation has moved " + name + ", which the client may not have seen.");
  }

  private static boolean isOne(Fields entry) {
    return entry.text("type").equals(Optional.of(TYPE));
  }

  Optional<Booking> booking(String opId) {
    Set<String> changed = changed();
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    Fields from = before.amounts().only(changed);
    Fields to = after.amounts().only(changed);
    Fields.Builder moved = Fields.builder();
    changed.forEach(name -> moved.put(name, after.amounts().of(name) - before.amounts().of(name)));
    Fields delta = moved.build();
    LedgerEntry entry =
        new LedgerEntry(
            opId,
            TYPE,
            REASON,
            Schema.NEW,
            LedgerHead.in(before.stats()),
            from,
            delta,
            to,
            LedgerEntry.payloadHash(TYPE, delta),
            Fields.empty());
    Target target =
        new Target(before.paths().transaction(opId), entry.fields(), entry.bookkeeping());
    return Optional.of(new Booking(target, state(entry), from, to));
  }

  private Fields state(LedgerEntry entry) {
    Fields told = before.stats().fields(LedgerHead.FIELD);
    Fields.Builder in = Fields.builder();
    Fields.Builder out = Fields.builder();
    for (String currency : CURRENCIES) {
      long delta = entry.delta().integer(currency).orElse(0L);
      in.put(currency, sum(told, "lifetimeIn", currency, Math.max(0, delta)));
      out.put(currency, sum(told, "lifetimeOut", currency, Math.max(0, -delta)));
    }
    Fields state =
        entry.head().toFields().with("lifetimeIn", in.build()).with("lifetimeOut", out.build());
    return Fields.of(LedgerHead.FIELD, state);
  }

  private static long sum(Fields told, String field, String currency, long more) {
    return Math.addExact(told.fields(field).integer(currency).orElse(0L), more);
  }
}
