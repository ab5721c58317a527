package dev.slipstream.model;

/** What Firestore takes for a name, be it of a field, a document or a collection. */
final class Naming {

  /** Of a name, and of all names from the root of a document to a value. */
  static final int MAX_BYTES = 1500;

  private static final String RESERVED = "__";
  private static final int MOST_BYTES_OF_A_CHAR = 3;

  private Naming() {}

  static boolean isValid(String name) {
    return !name.isEmpty()
        && !isReserved(name)
        && UnicodeText.isWellFormed(name)
        && (name.length() <= MAX_BYTES / MOST_BYTES_OF_A_CHAR
            || UnicodeText.utf8Length(name) <= MAX_BYTES);
  }

  private static boolean isReserved(String name) {
    return name.length() >= 2 * RESERVED.length()
        && name.startsWith(RESERVED)
        && name.endsWith(RESERVED);
  }
}
