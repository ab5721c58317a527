package dev.slipstream.legacy;

/** An entry of a list in a blob's text, as the list is to be. */
public sealed interface ListEntry {

  /** One that stands in the list, by its index there; it keeps every character. */
  record Kept(int index) implements ListEntry {}

  /** One that is new, as JSON text. */
  record New(String json) implements ListEntry {
    public New {
      JsonText.require(json);
    }
  }
}
