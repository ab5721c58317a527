package dev.slipstream.waves;

import dev.slipstream.engine.Checkpoints;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Migration;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what became of subjects by aggregation over their checkpoints, design M11: one read per 1
 * 000 of them for each number, and no document that everybody would have to write.
 */
public final class Census {

  private static final String COMPLETED = "completed";
  private static final String FAILED = "failed";
  private static final List<String> UNSETTLED = List.of("in_progress", "rolled_back", "pending");

  private final Store store;

  public Census(Store store) {
    this.store = store;
  }

  /** How many are settled by now, and what all commits were billed as. */
  public Progress settled(Migration<?> migration) {
    return new Progress(
        count(migration, COMPLETED),
        count(migration, FAILED),
        new Usage(
            billed(migration, "reads"), billed(migration, "writes"), billed(migration, "deletes")));
  }

  /**
   * How many checkpoints have each status; subjects that nobody has touched have none.
   *
   * @param settled what was counted of them already
   */
  public Map<String, Long> byStatus(Migration<?> migration, Progress settled) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put(COMPLETED, settled.completed());
    counts.put(FAILED, settled.failed());
    UNSETTLED.forEach(status -> counts.put(status, count(migration, status)));
    return counts;
  }

  private long count(Migration<?> migration, String status) {
    return store.count(Checkpoints.of(migration, status), ReadTime.latest()).exact();
  }

  private long billed(Migration<?> migration, String operations) {
    FieldPath field = FieldPath.of("billed", operations);
    return store.sum(Checkpoints.of(migration), field, ReadTime.latest()).exact();
  }
}
