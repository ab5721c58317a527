package dev.slipstream.mapping;

import dev.slipstream.model.UnicodeText;
import java.util.Locale;

/** Legacy names as tables compare them, contract C1.5. */
public final class Names {

  private Names() {}

  /** Trimmed, in Unicode form NFC, inner white space as single spaces. */
  public static String normalize(String name) {
    return isNormal(name) ? name : normalized(name);
  }

  /** Printable ASCII without a blank too many: nearly every name, and one is asked for often. */
  private static boolean isNormal(String name) {
    char before = ' ';
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ';
  }

  private static String normalized(String name) {
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
