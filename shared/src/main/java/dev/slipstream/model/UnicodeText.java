package dev.slipstream.model;

/**
 * Text that can be stored. JSON can spell half of a surrogate pair ({@code "\ud800"}); such text
 * has no UTF-8 form and the client library would silently store a question mark instead.
 */
public final class UnicodeText {

  private static final char REPLACEMENT = '\uFFFD';

  private UnicodeText() {}

  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isPair(text, i)) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The text with every lone half of a surrogate pair replaced by U+FFFD. */
  public static String repair(String text) {
    if (isWellFormed(text)) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (isPair(text, i)) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        repaired.setCharAt(i, REPLACEMENT);
      }
    }
    return repaired.toString();
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }
}
