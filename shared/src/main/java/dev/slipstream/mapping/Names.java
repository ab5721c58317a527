package dev.slipstream.mapping;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Legacy names as tables compare them, contract C1.5. */
public final class Names {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Names() {}

  /** Trimmed, in Unicode form NFC, inner white space as single spaces. */
  public static String normalize(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    return SPACES.matcher(composed.strip()).replaceAll(" ");
  }

  /** Normalized, and without regard to case. */
  public static String fold(String name) {
    return normalize(name).toLowerCase(Locale.ROOT);
  }
}
