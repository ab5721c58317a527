package dev.slipstream.legacy;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as texts write them, safe against numerals made to cost time, such as 1e-999999999. */
final class Numeral {

  /** More digits than any number that can be stored. */
  private static final int LONGEST = 400;

  private Numeral() {}

  /** The number; empty where the numeral is absurdly long or its exponent beyond reason. */
  static Optional<BigDecimal> parse(String literal) {
    if (literal.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(literal));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether the whole part lies within -bound to bound; compares magnitudes, expands nothing. */
  static boolean isWithin(BigDecimal number, long bound) {
    return number.abs().compareTo(BigDecimal.valueOf(bound).add(BigDecimal.ONE)) < 0;
  }
}
