package dev.slipstream.layout;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a player has, by the names that operations use: {@code coins}, {@code gems}, {@code xp},
 * {@code trophies}, {@code trophiesPeak}, {@code crates.TIER}, {@code keys.TIER}, and item ids.
 * Whole numbers of 0 or more; what is not named counts as 0.
 */
public record Amounts(SortedMap<String, Long> byName) {

  public static final String COINS = "coins";
  public static final String GEMS = "gems";
  public static final String XP = "xp";
  public static final String TROPHIES = "trophies";
  public static final String TROPHIES_PEAK = "trophiesPeak";

  /** What a tier's crates are called, and what an item's id begins with. */
  public static final String CRATES = "crates.";

  public static final String KEYS = "keys.";
  public static final String ITEMS = "item_";

  public Amounts {
    byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
  }

  public static Amounts of(Map<String, Long> byName) {
    return new Amounts(new TreeMap<>(byName));
  }

  public long of(String name) {
    return byName.getOrDefault(name, 0L);
  }

  /** These amounts, and others in place of some. */
  public Amounts with(Map<String, Long> others) {
    SortedMap<String, Long> more = new TreeMap<>(byName);
    more.putAll(others);
    return new Amounts(more);
  }

  /** The amounts of these names. */
  public Fields only(Collection<String> names) {
    Map<String, Value> some = new LinkedHashMap<>();
    names.stream().sorted().forEach(name -> some.put(name, Value.of(of(name))));
    return new Fields(some);
  }

  /** The amounts whose names begin so, by the rest of their names. */
  public Fields below(String prefix) {
    return named(prefix, prefix.length());
  }

  /** The amounts whose names begin so, by their names. */
  public Fields beginning(String prefix) {
    return named(prefix, 0);
  }

  private Fields named(String prefix, int from) {
    Map<String, Value> some = new LinkedHashMap<>();
    byName.forEach(
        (name, amount) -> {
          if (name.startsWith(prefix)) {
            some.put(name.substring(from), Value.of(amount));
          }
        });
    return new Fields(some);
  }
}
