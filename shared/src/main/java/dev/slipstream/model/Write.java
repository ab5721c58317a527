package dev.slipstream.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** One write of a commit. Either every write of a commit takes effect or none does. */
public sealed interface Write {

  DocPath path();

  /** Makes a document that must not exist; the commit fails with ALREADY_EXISTS where it does. */
  record Create(DocPath path, Fields fields) implements Write {}

  /** Makes or replaces a document. */
  record Put(DocPath path, Fields fields) implements Write {}

  /** Lays fields upon a document as {@link Fields#merge} says, and makes it where it is missing. */
  record Merge(DocPath path, Fields fields) implements Write {}

  /**
   * Adds to integer fields without reading them; a missing field counts as 0. The document must
   * exist; the commit fails with NOT_FOUND where it does not, so no orphan comes to be.
   */
  record Increment(DocPath path, Map<FieldPath, Long> amounts) implements Write {
    public Increment {
      amounts = Map.copyOf(new LinkedHashMap<>(amounts));
      if (amounts.isEmpty()) {
        throw new IllegalArgumentException("an increment of " + path + " needs an amount");
      }
    }
  }

  /** Takes a document away; where there is none, nothing happens. */
  record Delete(DocPath path) implements Write {}
}
