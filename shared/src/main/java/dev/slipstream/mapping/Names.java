package dev.slipstream.mapping;

import dev.slipstream.model.UnicodeText;
import java.util.Locale;

/** Legacy names as tables compare them, contract C1.5. */
public final class Names {

  private Names() {}

  /** Trimmed, in Unicode form NFC, inner white space as single spaces. */
  public static String normalize(String name) {
    String composed = UnicodeText.composed(name);
    StringBuilder normal = new StringBuilder(composed.length());
    composed
        .strip()
        .codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> c != ' ' || normal.charAt(normal.length() - 1) != ' ')
        .forEach(normal::appendCodePoint);
    return normal.toString();
  }

  /** Normalized, and without regard to case. */
  public static String fold(String name) {
    return normalize(name).toLowerCase(Locale.ROOT);
  }
}
