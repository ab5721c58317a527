package dev.slipstream.engine;

import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.Query;
import dev.slipstream.store.Query.Comparison;

/** The checkpoints of all subjects, as queries ask for them. */
public final class Checkpoints {

  private Checkpoints() {}

  /** Whatever is in their collections, other operations' documents among it. */
  static Query group(Migration<?> migration) {
    return Query.group(migration.checkpoint(new Subject("any")).collectionId());
  }

  /** Those of the migration. */
  public static Query of(Migration<?> migration) {
    return group(migration)
        .where(FieldPath.of("opId"), Comparison.EQUAL, Value.of(migration.opId()));
  }

  /** Those of the migration that have this status. */
  public static Query of(Migration<?> migration, String status) {
    return of(migration).where(FieldPath.of("status"), Comparison.EQUAL, Value.of(status));
  }
}
