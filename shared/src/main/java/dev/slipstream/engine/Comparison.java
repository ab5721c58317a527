package dev.slipstream.engine;

import dev.slipstream.model.Difference;
import java.util.List;

/**
 * A subject's new documents beside those that must be there.
 *
 * @param compared how many documents were compared
 * @param differences the first {@link #MAX_DIFFERENCES}
 * @param unprovable those of them of which nobody can say what would be right
 * @param lateWrites the legacy documents that hold what a client wrote late
 * @param isUnswept something late was not set aside yet
 * @param dataHash of what was migrated, as the checkpoint has it
 */
public record Comparison(
    Verdict verdict,
    int compared,
    List<Difference> differences,
    List<Difference> unprovable,
    List<String> lateWrites,
    boolean isUnswept,
    String dataHash) {

  public static final int MAX_DIFFERENCES = 100;

  /** What the comparison came to. */
  public enum Verdict {
    MATCH,
    MISMATCH,
    /** There is no completed migration to compare. */
    NOT_MIGRATED,
    /** It was a mismatch, and what is proved is stored now. */
    REPAIRED
  }

  public Comparison {
    differences = List.copyOf(differences);
    unprovable = List.copyOf(unprovable);
    lateWrites = List.copyOf(lateWrites);
  }

  static Comparison notMigrated() {
    return new Comparison(Verdict.NOT_MIGRATED, 0, List.of(), List.of(), List.of(), false, "");
  }

  static Comparison of(
      int compared,
      List<Difference> differences,
      List<Difference> unprovable,
      Witnesses witnesses,
      String dataHash) {
    return new Comparison(
        differences.isEmpty() ? Verdict.MATCH : Verdict.MISMATCH,
        compared,
        differences.subList(0, Math.min(MAX_DIFFERENCES, differences.size())),
        unprovable,
        witnesses.late().stream().sorted().toList(),
        witnesses.isUnswept(),
        dataHash);
  }

  /** What this look and an earlier one both found. */
  Comparison confirming(Comparison earlier) {
    List<String> before = earlier.differences.stream().map(Comparison::place).toList();
    List<Difference> both =
        differences.stream().filter(found -> before.contains(place(found))).toList();
    List<Difference> still =
        unprovable.stream().filter(found -> before.contains(place(found))).toList();
    Verdict confirmed = verdict == Verdict.MISMATCH && both.isEmpty() ? Verdict.MATCH : verdict;
    return new Comparison(confirmed, compared, both, still, lateWrites, isUnswept, dataHash);
  }

  /** What differed has been mended. */
  Comparison asRepaired() {
    return new Comparison(
        Verdict.REPAIRED, compared, differences, List.of(), lateWrites, isUnswept, dataHash);
  }

  static String place(Difference difference) {
    return difference.path() + " " + difference.field();
  }
}
