package dev.slipstream.model;

import java.text.Normalizer;

/**
 * Text as it can be stored, compared and ordered. JSON can spell half of a surrogate pair ({@code
 * "\ud800"}); such text has no UTF-8 form and the client library would silently store a question
 * mark instead.
 */
public final class UnicodeText {

  private static final char REPLACEMENT = '\uFFFD';

  /** More characters than any name; composing a long run of marks takes quadratic time. */
  private static final int LONGEST_COMPOSED = 300;

  private UnicodeText() {}

  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!isPair(text, i)) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** Orders as the UTF-8 bytes do: by code point, which is not the order of chars. */
  public static int compare(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean isBeyond = Character.isSurrogate(x);
        return isBeyond == Character.isSurrogate(y) ? x - y : isBeyond ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }

  /** How many bytes the text has in UTF-8, a lone half of a pair 1; without encoding it. */
  static int utf8Length(String text) {
    int bytes = text.length();
    for (int i = ascii(text); i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x800 && isPair(text, i)) {
        bytes += 2;
        i++;
      } else if (c >= 0x800 && !Character.isSurrogate(c)) {
        bytes += 2;
      } else if (c >= 0x80 && c < 0x800) {
        bytes++;
      }
    }
    return bytes;
  }

  /** How many characters at the start are ASCII: nearly always all of them. */
  private static int ascii(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) < 0x80) {
      i++;
    }
    return i;
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

  /** The text in Unicode's form NFC; a text longer than any name as it is. */
  public static String composed(String text) {
    return text.length() > LONGEST_COMPOSED
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }
}
