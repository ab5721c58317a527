package dev.slipstream.waves;

import dev.slipstream.model.Fields;
import dev.slipstream.store.Usage;

/**
 * How many subjects have come to an end, and what that was billed as.
 *
 * @param completed those in the new schema
 * @param failed those in quarantine
 */
public record Progress(long completed, long failed, Usage billed) {

  /** Nobody, and nothing billed. */
  static final Progress NONE = new Progress(0, 0, Usage.NONE);

  long players() {
    return completed + failed;
  }

  public Progress since(Progress before) {
    return new Progress(
        completed - before.completed, failed - before.failed, billed.since(before.billed));
  }

  static Progress of(Fields fields) {
    return new Progress(
        fields.integer("completed").orElse(0L),
        fields.integer("failed").orElse(0L),
        Usage.of(fields));
  }

  Fields toFields() {
    return Fields.builder()
        .put("completed", completed)
        .put("failed", failed)
        .build()
        .merge(billed.toFields());
  }
}
