package dev.slipstream.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a document, or a map inside one. Immutable; equal when names and values are equal,
 * whatever their order. Names are literal: a dot in a name is a dot.
 */
public final class Fields implements Value {

  private static final Fields EMPTY = new Fields(Map.of());

  private final Map<String, Value> map;

  public Fields(Map<String, Value> map) {
    this(new Builder(map));
  }

  /** Takes over the builder's map, which nobody else changes any more. */
  private Fields(Builder builder) {
    this.map = builder.handedOver();
  }

  public static Fields empty() {
    return EMPTY;
  }

  public static Fields of(String name, Value value) {
    return builder().put(name, value).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The values by name, in order; cannot be changed. */
  public Map<String, Value> map() {
    return Collections.unmodifiableMap(map);
  }

  /** Walks over the fields in order. */
  public void forEach(BiConsumer<String, Value> action) {
    map.forEach(action);
  }

  /** Adds up what each field counts. */
  long sum(ToLongBiFunction<String, Value> count) {
    long sum = 0;
    for (Map.Entry<String, Value> field : map.entrySet()) {
      sum += count.applyAsLong(field.getKey(), field.getValue());
    }
    return sum;
  }

  public boolean isEmpty() {
    return map.isEmpty();
  }

  public Optional<Value> get(String name) {
    return Optional.ofNullable(map.get(name));
  }

  /** The integer at {@code name}; empty when it is absent or of another type. */
  public Optional<Long> integer(String name) {
    return typed(name, Int.class).map(Int::value);
  }

  /** The text at {@code name}; empty when it is absent or of another type. */
  public Optional<String> text(String name) {
    return typed(name, Text.class).map(Text::value);
  }

  /** The time at {@code name}; empty when it is absent or of another type. */
  public Optional<Instant> time(String name) {
    return typed(name, Time.class).map(Time::value);
  }

  /** The map at {@code name}; empty when it is absent or of another type. */
  public Fields fields(String name) {
    return typed(name, Fields.class).orElse(EMPTY);
  }

  /** The list at {@code name}; empty when it is absent or of another type. */
  public List<Value> items(String name) {
    return typed(name, Items.class).map(Items::values).orElse(List.of());
  }

  private <V extends Value> Optional<V> typed(String name, Class<V> type) {
    return get(name).filter(type::isInstance).map(type::cast);
  }

  public Fields with(String name, Value value) {
    return new Builder(map).put(name, value).build();
  }

  public Fields without(String name) {
    if (!map.containsKey(name)) {
      return this;
    }
    Builder copy = new Builder(map);
    copy.map.remove(name);
    return copy.build();
  }

  /**
   * These fields with {@code over} laid upon them: maps merge name by name at every depth, any
   * other value replaces, {@link Value#REMOVED} takes away, and leaves alone where there is nothing
   * to take away. An empty map replaces, as in Firestore.
   */
  public Fields merge(Fields over) {
    if (over.isEmpty()) {
      return this;
    }
    Builder merged = new Builder(map);
    over.forEach(
        (name, value) -> {
          if (value instanceof Removed) {
            merged.map.remove(name);
          } else if (value instanceof Fields upper && !upper.isEmpty()) {
            mergeMap(merged.map, name, upper);
          } else {
            merged.put(name, value);
          }
        });
    return merged.build();
  }

  private static void mergeMap(Map<String, Value> merged, String name, Fields upper) {
    Value old = merged.get(name);
    Fields result = (old instanceof Fields lower ? lower : EMPTY).merge(upper);
    if (old instanceof Fields || !result.isEmpty()) {
      merged.put(name, result);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fields fields && map.equals(fields.map);
  }

  @Override
  public int hashCode() {
    return map.hashCode();
  }

  @Override
  public String toString() {
    return "Fields" + map;
  }

  /** Collects fields in the order in which they are put; takes no more once they are built. */
  public static final class Builder {
    private Map<String, Value> map;

    private Builder() {
      map = new LinkedHashMap<>();
    }

    private Builder(Map<String, Value> start) {
      map = new LinkedHashMap<>(start);
    }

    public Builder put(String name, Value value) {
      map.put(name, value);
      return this;
    }

    public Builder put(String name, long value) {
      return put(name, Value.of(value));
    }

    public Builder put(String name, boolean value) {
      return put(name, Value.of(value));
    }

    public Builder put(String name, String value) {
      return put(name, Value.of(value));
    }

    public Builder put(String name, Instant value) {
      return put(name, Value.of(value));
    }

    /** Puts the text, or null where there is none. */
    public Builder putText(String name, Optional<String> value) {
      return put(name, value.map(Value::of).orElse(Value.NULL));
    }

    /** Puts the time, or null where there is none. */
    public Builder putTime(String name, Optional<Instant> value) {
      return put(name, value.map(Value::of).orElse(Value.NULL));
    }

    public Fields build() {
      return new Fields(this);
    }

    private Map<String, Value> handedOver() {
      Map<String, Value> collected = map;
      map = Collections.unmodifiableMap(collected);
      return collected;
    }
  }
}
