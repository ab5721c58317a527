package dev.slipstream.migrations.racing;

import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.LedgerHead;
import dev.slipstream.model.Difference;
import dev.slipstream.model.Difference.Kind;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A player's ledger as it is stored, and what it proves, design M6. */
final class RacingLedger {

  private static final List<String> CURRENCIES = List.of(Amounts.COINS, Amounts.GEMS);

  private final List<Map.Entry<DocPath, Fields>> entries;
  private final List<Fields> openings;
  private final List<Fields> sinceOpening;

  RacingLedger(Map<DocPath, Fields> journal) {
    this.entries =
        journal.entrySet().stream().sorted(Comparator.comparing(e -> seq(e.getValue()))).toList();
    List<Fields> all = entries.stream().map(Map.Entry::getValue).toList();
    this.openings = lastOpenings(all);
    long opened = openings.stream().mapToLong(RacingLedger::seq).max().orElse(Long.MAX_VALUE);
    this.sinceOpening = all.stream().filter(entry -> seq(entry) > opened).toList();
  }

  /** Those of the migration that counts; what was before is in them. */
  private static List<Fields> lastOpenings(List<Fields> entries) {
    long last =
        entries.stream().filter(Opening::isOfBalances).mapToLong(RacingLedger::seq).max().orElse(0);
    return entries.stream().filter(entry -> Opening.isOne(entry) && seq(entry) >= last).toList();
  }

  private static long seq(Fields entry) {
    return entry.integer("seq").orElse(0L);
  }

  /** The entry of the last migration that is meant, where it has one. */
  Optional<Map.Entry<DocPath, Fields>> opening(Predicate<Fields> isMeant) {
    return entries.stream()
        .filter(entry -> isMeant.test(entry.getValue()) && openings.contains(entry.getValue()))
        .findFirst();
  }

  /** Where it ends. */
  LedgerHead end() {
    return last().map(entry -> headOf(entry.getValue())).orElse(LedgerHead.NONE);
  }

  Optional<Map.Entry<DocPath, Fields>> last() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
  }

  /** The hash leaves out what the server's clock and the migration's stamp say. */
  private static LedgerHead headOf(Fields entry) {
    return new LedgerHead(
        seq(entry), Digest.hex(entry.without("createdAt").without(RacingAudit.STAMP)));
  }

  /** Where the chain has a gap, does not fit together, or an entry does not add up. */
  List<Difference> problems() {
    List<Difference> problems = new ArrayList<>();
    LedgerHead before = LedgerHead.NONE;
    for (Map.Entry<DocPath, Fields> found : entries) {
      Fields entry = found.getValue();
      Value seq = entry.get("seq").orElse(Value.NULL);
      Value previous = entry.get("previousHash").orElse(Value.NULL);
      if (!seq.equals(Value.of(before.seq() + 1))) {
        problems.add(different(found.getKey(), "seq", Value.of(before.seq() + 1), seq));
      } else if (!previous.equals(Value.of(before.hash()))) {
        problems.add(different(found.getKey(), "previousHash", Value.of(before.hash()), previous));
      }
      addSums(found.getKey(), entry, problems);
      before = headOf(entry);
    }
    return problems;
  }

  private static void addSums(DocPath path, Fields entry, List<Difference> problems) {
    entry
        .fields("delta")
        .map()
        .forEach(
            (name, delta) -> {
              long after = entry.fields("after").integer(name).orElse(0L);
              Value moved = Value.of(after - entry.fields("before").integer(name).orElse(0L));
              if (!moved.equals(delta)) {
                problems.add(different(path, "delta." + name, moved, delta));
              }
            });
  }

  static Difference different(DocPath path, String field, Value expected, Value actual) {
    return new Difference(path, field, expected, actual, Kind.DIFFERENT);
  }

  /** What the openings, and everything since, have moved. */
  List<String> names() {
    return Stream.concat(openings.stream(), sinceOpening.stream())
        .flatMap(entry -> entry.fields("delta").map().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** What the books were opened with. */
  long opened(String name) {
    return sum(openings, name, delta -> delta);
  }

  /** What came and went since. */
  long moved(String name) {
    return sum(sinceOpening, name, delta -> delta);
  }

  private static long sum(List<Fields> of, String name, LongUnaryOperator part) {
    return of.stream()
        .mapToLong(e -> part.applyAsLong(e.fields("delta").integer(name).orElse(0L)))
        .reduce(0, Math::addExact);
  }

  /** What there was before the first entry that names it; empty where none does. */
  Optional<Long> beforeFirst(String name) {
    return sinceOpening.stream()
        .flatMap(entry -> entry.fields("before").integer(name).stream())
        .findFirst();
  }

  /** The most there ever was after an entry. */
  long most(String name) {
    return sinceOpening.stream()
        .mapToLong(entry -> entry.fields("after").integer(name).orElse(0L))
        .max()
        .orElse(0);
  }

  /** The field {@code ledger} of Stats. */
  Fields state() {
    Fields.Builder opening = Fields.builder();
    Fields.Builder in = Fields.builder();
    Fields.Builder out = Fields.builder();
    for (String currency : CURRENCIES) {
      opening.put(currency, opened(currency));
      in.put(currency, sum(sinceOpening, currency, delta -> Math.max(0, delta)));
      out.put(currency, sum(sinceOpening, currency, delta -> Math.max(0, -delta)));
    }
    return end()
        .toFields()
        .with("opening", opening.build())
        .with("lifetimeIn", in.build())
        .with("lifetimeOut", out.build());
  }
}
