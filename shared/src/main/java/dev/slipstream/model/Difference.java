package dev.slipstream.model;

/**
 * A place where stored and planned documents differ.
 *
 * @param field names joined by dots; empty where it is about the whole document
 * @param expected what is planned; null where nothing is
 * @param actual what is stored; null where nothing is
 */
public record Difference(DocPath path, String field, Value expected, Value actual, Kind kind) {

  /** How a stored value differs from the planned one. */
  public enum Kind {
    MISSING,
    DIFFERENT,
    /** It is stored, and nothing is planned there. */
    EXTRA
  }
}
