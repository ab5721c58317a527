package dev.slipstream.engine;

import dev.slipstream.model.Fields;

/**
 * Which file of the archive has the old documents of a subject that is cleaned up.
 *
 * @param hash of the file's content
 */
public record Archived(String name, String hash) {

  private static final String NAME = "name";
  private static final String HASH = "hash";

  static Archived of(Fields fields) {
    return new Archived(fields.text(NAME).orElse(""), fields.text(HASH).orElse(""));
  }

  Fields toFields() {
    return Fields.builder().put(NAME, name).put(HASH, hash).build();
  }
}
