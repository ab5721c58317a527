package dev.slipstream.store.memory;

import dev.slipstream.model.UnicodeText;
import dev.slipstream.model.Value;
import dev.slipstream.store.Query.Comparison;
import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * Compares as Firestore's filters do: values of different kinds never match; whole and real numbers
 * are one kind and compare by their exact amounts; text is ordered by its UTF-8 bytes.
 */
final class Comparisons {

  private Comparisons() {}

  static boolean holds(Value value, Comparison comparison, Value bound) {
    OptionalInt order = order(value, bound);
    return order.isPresent()
        && switch (comparison) {
          case EQUAL -> order.getAsInt() == 0;
          case AT_LEAST -> order.getAsInt() >= 0;
          case LESS_THAN -> order.getAsInt() < 0;
        };
  }

  /** Empty where the two do not compare. */
  private static OptionalInt order(Value a, Value b) {
    if (a instanceof Value.Text x && b instanceof Value.Text y) {
      return OptionalInt.of(UnicodeText.compare(x.value(), y.value()));
    }
    if (a instanceof Value.Time x && b instanceof Value.Time y) {
      return OptionalInt.of(x.value().compareTo(y.value()));
    }
    if (a instanceof Value.Bool x && b instanceof Value.Bool y) {
      return OptionalInt.of(Boolean.compare(x.value(), y.value()));
    }
    return isNumber(a) && isNumber(b) ? OptionalInt.of(compare(a, b)) : OptionalInt.empty();
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int
        || (value instanceof Value.Real real && !Double.isNaN(real.value()));
  }

  private static int compare(Value a, Value b) {
    double x = real(a);
    double y = real(b);
    boolean isFinite = Double.isFinite(x) && Double.isFinite(y);
    return isFinite ? exact(a).compareTo(exact(b)) : Double.compare(x, y);
  }

  private static double real(Value number) {
    return number instanceof Value.Int whole ? whole.value() : ((Value.Real) number).value();
  }

  private static BigDecimal exact(Value number) {
    return number instanceof Value.Int whole
        ? BigDecimal.valueOf(whole.value())
        : new BigDecimal(((Value.Real) number).value());
  }
}
