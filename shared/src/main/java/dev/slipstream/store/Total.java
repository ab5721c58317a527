package dev.slipstream.store;

import dev.slipstream.model.Value;

/**
 * An aggregate: an {@link Value.Int}, or a {@link Value.Real} where a sum met one or overflowed.
 *
 * @param entries how many documents were counted, or for a sum how many have the field, be it a
 *     number or not
 */
public record Total(Value value, long entries, Usage usage) {

  public static Total of(Value value, long entries) {
    return new Total(value, entries, Usage.ofAggregation(entries));
  }

  /** The total as an integer; a sum that is not one means that the data is not whole numbers. */
  public long exact() {
    if (value instanceof Value.Int number) {
      return number.value();
    }
    throw new ArithmeticException("the total is not a whole 64-bit number: " + value);
  }
}
