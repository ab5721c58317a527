package dev.slipstream.store;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Write;
import java.util.List;

/**
 * Billed operations: documents read (a missing one counts, so does an empty query, an aggregation
 * counts once per 1 000 entries), written and deleted.
 */
public record Usage(long reads, long writes, long deletes) {

  private static final int ENTRIES_PER_READ = 1000;

  public static final Usage NONE = new Usage(0, 0, 0);

  public static Usage reads(long reads) {
    return new Usage(reads, 0, 0);
  }

  /** A query is billed at least once. */
  public static Usage ofQuery(int documents) {
    return reads(Math.max(1, documents));
  }

  public static Usage ofAggregation(long entries) {
    return reads(Math.max(1, (entries + ENTRIES_PER_READ - 1) / ENTRIES_PER_READ));
  }

  /** What a commit of these writes is billed as. */
  public static Usage ofCommit(List<Write> writes) {
    long deletes = writes.stream().filter(Write.Delete.class::isInstance).count();
    return new Usage(0, writes.size() - deletes, deletes);
  }

  /** As a document has it; what is not there is none. */
  public static Usage of(Fields fields) {
    return new Usage(
        fields.integer("reads").orElse(0L),
        fields.integer("writes").orElse(0L),
        fields.integer("deletes").orElse(0L));
  }

  public Usage plus(Usage other) {
    return new Usage(reads + other.reads, writes + other.writes, deletes + other.deletes);
  }

  /** What came on top of what was billed before. */
  public Usage since(Usage before) {
    return new Usage(reads - before.reads, writes - before.writes, deletes - before.deletes);
  }

  public Fields toFields() {
    return Fields.builder()
        .put("reads", reads)
        .put("writes", writes)
        .put("deletes", deletes)
        .build();
  }
}
