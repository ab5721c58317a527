package dev.slipstream.economy;

import dev.slipstream.migrations.racing.XpCurve;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What operations must come to, told with a map of numbers for each player and nothing else. */
final class Model {

  private static final List<String> ITEMS =
      Player.MAPPINGS.items().ids().values().stream().sorted().toList();

  private final Map<String, SortedMap<String, Long>> amounts = new HashMap<>();
  private final Map<String, Operation> applied = new HashMap<>();

  void add(Subject player, Map<String, Long> has) {
    amounts.put(player.id(), new TreeMap<>(has));
  }

  /** What the player has; items and amounts that are 0 may be missing. */
  SortedMap<String, Long> of(Subject player) {
    return amounts.getOrDefault(player.id(), new TreeMap<>());
  }

  long total(String name) {
    return amounts.values().stream().mapToLong(has -> has.getOrDefault(name, 0L)).sum();
  }

  /** The name of what must be answered: Done, Replayed, or that of the refusal. */
  String apply(Operation operation) {
    String key = operation.player().id() + " " + operation.opId();
    Optional<String> receiver = operation.receiver().map(to -> to.id() + " " + operation.opId());
    Operation known = applied.get(key);
    if (known != null || receiver.filter(applied::containsKey).isPresent()) {
      return isSame(known, operation) ? "Replayed" : "Reused";
    }
    Map<String, SortedMap<String, Long>> after = new TreeMap<>();
    String refusal = moved(operation.player(), ofGiver(operation), after);
    if (refusal.isEmpty() && operation.receiver().isPresent()) {
      refusal = moved(operation.receiver().get(), operation.delta(), after);
    }
    if (!refusal.isEmpty()) {
      return refusal;
    }
    amounts.putAll(after);
    applied.put(key, operation);
    receiver.ifPresent(other -> applied.put(other, operation));
    return "Done";
  }

  /** The store has refused what the model took: a blob could not take it. */
  void undo(Operation operation) {
    ofGiver(operation)
        .forEach((name, delta) -> of(operation.player()).merge(name, -delta, Long::sum));
    applied.remove(operation.player().id() + " " + operation.opId());
  }

  private static boolean isSame(Operation known, Operation operation) {
    return known != null
        && known.type() == operation.type()
        && known.player().equals(operation.player())
        && known.delta().equals(operation.delta())
        && known.receiver().equals(operation.receiver());
  }

  private static SortedMap<String, Long> ofGiver(Operation operation) {
    SortedMap<String, Long> delta = new TreeMap<>(operation.delta());
    if (operation.receiver().isPresent()) {
      delta.replaceAll((name, amount) -> -amount);
    }
    if (operation.type() == OperationType.OPEN_CRATE) {
      delta.put(delta.firstKey().replace("crates.", "keys."), -1L);
      delta.put(drawn(operation.opId()), 1L);
    }
    return delta;
  }

  /** All items of the bundled crates weigh 1. */
  private static String drawn(String opId) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(opId.getBytes(StandardCharsets.UTF_8));
      BigInteger number = new BigInteger(1, Arrays.copyOf(hash, 8));
      return ITEMS.get(number.mod(BigInteger.valueOf(ITEMS.size())).intValue());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private String moved(
      Subject player, SortedMap<String, Long> delta, Map<String, SortedMap<String, Long>> after) {
    SortedMap<String, Long> has = new TreeMap<>(of(player));
    for (Map.Entry<String, Long> amount : delta.entrySet()) {
      long sum = has.getOrDefault(amount.getKey(), 0L) + amount.getValue();
      if (sum < 0 && !amount.getKey().equals("trophies")) {
        return "Insufficient";
      }
      if (sum > Limits.MAX_EXACT) {
        return "OutOfRange";
      }
      has.put(amount.getKey(), Math.max(0, sum));
    }
    has.merge("trophiesPeak", has.getOrDefault("trophies", 0L), Math::max);
    after.put(player.id(), has);
    return "";
  }

  /** What is stored in the documents of the new schema, by the same names. */
  static SortedMap<String, Long> stored(Fields stats, List<Fields> inventory) {
    SortedMap<String, Long> stored = new TreeMap<>();
    for (String name : List.of("coins", "gems", "xp", "trophies", "trophiesPeak")) {
      stored.put(name, stats.integer(name).orElseThrow());
    }
    for (String field : List.of("crates", "keys")) {
      stats
          .fields(field)
          .map()
          .forEach((tier, count) -> stored.put(field + "." + tier, ((Value.Int) count).value()));
    }
    inventory.forEach(
        item -> stored.put(item.text("itemId").orElseThrow(), item.integer("qty").orElseThrow()));
    return stored;
  }

  static SortedMap<String, Long> withoutZeros(Map<String, Long> amounts) {
    SortedMap<String, Long> some = new TreeMap<>(amounts);
    some.values().removeIf(amount -> amount == 0);
    return some;
  }

  /** What a receipt must say, of the items those that it says anything of. */
  Fields balances(Receipt receipt) {
    SortedMap<String, Long> has = of(receipt.player());
    Fields balances = receipt.balances();
    List<String> names = new ArrayList<>(List.of("coins", "gems", "xp", "trophies"));
    Fields expected = Fields.empty();
    for (String name : names) {
      expected = expected.with(name, Value.of(has.getOrDefault(name, 0L)));
    }
    expected = expected.with("level", Value.of(XpCurve.levelOf(has.getOrDefault("xp", 0L))));
    for (String field : List.of("items", "crates", "keys")) {
      Fields part = balances.fields(field);
      String prefix = field.equals("items") ? "" : field + ".";
      for (String name : part.map().keySet()) {
        part = part.with(name, Value.of(has.getOrDefault(prefix + name, 0L)));
      }
      expected = expected.with(field, part);
    }
    return expected;
  }
}
