package dev.slipstream.engine;

import dev.slipstream.model.Difference;
import java.util.List;

/**
 * A subject's new documents beside a fresh plan from its legacy documents.
 *
 * @param compared how many documents were compared
 * @param differences the first {@link #MAX_DIFFERENCES}
 */
public record Comparison(Verdict verdict, int compared, List<Difference> differences) {

  public static final int MAX_DIFFERENCES = 100;

  /** What the comparison came to. */
  public enum Verdict {
    MATCH,
    MISMATCH,
    /** There is no completed migration to compare. */
    NOT_MIGRATED
  }

  public Comparison {
    differences = List.copyOf(differences);
  }

  static Comparison notMigrated() {
    return new Comparison(Verdict.NOT_MIGRATED, 0, List.of());
  }

  static Comparison of(int compared, List<Difference> differences) {
    return new Comparison(
        differences.isEmpty() ? Verdict.MATCH : Verdict.MISMATCH,
        compared,
        differences.subList(0, Math.min(MAX_DIFFERENCES, differences.size())));
  }
}
