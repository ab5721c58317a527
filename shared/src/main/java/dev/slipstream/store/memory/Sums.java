package dev.slipstream.store.memory;

import dev.slipstream.model.Value;
import java.math.BigInteger;
import java.util.List;

/** Adds as Firestore does: integers exactly, falling to floating point past 64 bits. */
final class Sums {

  private Sums() {}

  static Value of(List<Value> numbers) {
    BigInteger exact = BigInteger.ZERO;
    double real = 0;
    boolean isWhole = true;
    for (Value number : numbers) {
      if (number instanceof Value.Int whole) {
        exact = exact.add(BigInteger.valueOf(whole.value()));
      } else if (number instanceof Value.Real fraction) {
        real += fraction.value();
        isWhole = false;
      }
    }
    return isWhole && exact.bitLength() < Long.SIZE
        ? Value.of(exact.longValueExact())
        : new Value.Real(exact.doubleValue() + real);
  }
}
