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
        completed - before.completed,
        failed - before.failed,
        new Usage(
            billed.reads() - before.billed.reads(),
            billed.writes() - before.billed.writes(),
            billed.deletes() - before.billed.deletes()));
  }

  static Progress of(Fields fields) {
    return new Progress(
        fields.integer("completed").orElse(0L),
        fields.integer("failed").orElse(0L),
        new Usage(
            fields.integer("reads").orElse(0L),
            fields.integer("writes").orElse(0L),
            fields.integer("deletes").orElse(0L)));
  }

  Fields toFields() {
    return Fields.builder()
        .put("completed", completed)
        .put("failed", failed)
        .put("reads", billed.reads())
        .put("writes", billed.writes())
        .put("deletes", billed.deletes())
        .build();
  }
}
