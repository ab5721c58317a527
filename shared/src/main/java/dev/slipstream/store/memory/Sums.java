package dev.slipstream.store.memory;

import dev.slipstream.model.Value;
import java.math.BigInteger;
import java.util.List;

/**
 * Adds as Firestore does: what is not a number is skipped, integers add exactly, and the sum falls
 * to floating point past 64 bits or where it meets a real number.
 */
final class Sums {

  private Sums() {}

  static Value of(List<Value> values) {
    BigInteger exact = BigInteger.ZERO;
    double real = 0;
    boolean isWhole = true;
    for (Value value : values) {
      if (value instanceof Value.Int whole) {
        exact = exact.add(BigInteger.valueOf(whole.value()));
      } else if (value instanceof Value.Real fraction) {
        real += fraction.value();
        isWhole = false;
      }
    }
    return isWhole && exact.bitLength() < Long.SIZE
        ? Value.of(exact.longValueExact())
        : new Value.Real(exact.doubleValue() + real);
  }
}
