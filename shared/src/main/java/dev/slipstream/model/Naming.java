package dev.slipstream.model;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What Firestore takes for a name, be it of a field, a document or a collection. */
final class Naming {

  /** Of a name, and of all names from the root of a document to a value. */
  static final int MAX_BYTES = 1500;

  private static final Pattern RESERVED = Pattern.compile("__.*__", Pattern.DOTALL);

  private Naming() {}

  static boolean isValid(String name) {
    return !name.isEmpty()
        && !RESERVED.matcher(name).matches()
        && UnicodeText.isWellFormed(name)
        && name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }
}
