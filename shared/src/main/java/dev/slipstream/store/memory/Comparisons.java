package dev.slipstream.store.memory;

import dev.slipstream.model.Value;
import dev.slipstream.store.Query.Comparison;

/**
 * Compares as Firestore's filters do: values of different kinds never match; numbers are one kind.
 */
final class Comparisons {

  private Comparisons() {}

  static boolean holds(Value value, Comparison comparison, Value bound) {
    return switch (comparison) {
      case EQUAL -> isEqual(value, bound);
      case AT_LEAST -> isComparable(value, bound) && order(value, bound) >= 0;
      case LESS_THAN -> isComparable(value, bound) && order(value, bound) < 0;
    };
  }

  private static boolean isEqual(Value a, Value b) {
    return isComparable(a, b) ? order(a, b) == 0 : a.equals(b);
  }

  private static boolean isComparable(Value a, Value b) {
    return (isNumber(a) && isNumber(b) && !isNaN(a) && !isNaN(b))
        || (a.getClass() == b.getClass() && (a instanceof Value.Text || a instanceof Value.Time));
  }

  private static int order(Value a, Value b) {
    if (a instanceof Value.Int x && b instanceof Value.Int y) {
      return Long.compare(x.value(), y.value());
    }
    if (a instanceof Value.Text x && b instanceof Value.Text y) {
      return x.value().compareTo(y.value());
    }
    if (a instanceof Value.Time x && b instanceof Value.Time y) {
      return x.value().compareTo(y.value());
    }
    return Double.compare(real(a), real(b));
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int || value instanceof Value.Real;
  }

  private static boolean isNaN(Value value) {
    return value instanceof Value.Real real && Double.isNaN(real.value());
  }

  private static double real(Value number) {
    return number instanceof Value.Int whole ? whole.value() : ((Value.Real) number).value();
  }
}
