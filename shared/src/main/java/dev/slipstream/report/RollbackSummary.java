package dev.slipstream.report;

import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.model.Difference;
import dev.slipstream.model.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Counts every subject of a rollback and shows ten that need a person. Safe for many threads. */
public final class RollbackSummary implements Summary {

  /** Outcomes after which the subject is where the operator wants it. */
  private static final Set<RollbackOutcome> FINE =
      Set.of(
          RollbackOutcome.ROLLED_BACK,
          RollbackOutcome.ALREADY_ROLLED_BACK,
          RollbackOutcome.NOT_MIGRATED);

  private final Tally tally = new Tally();
  private long carriedBack;
  private long lost;

  public synchronized void add(RolledBack back) {
    tally.add(wordOf(back.outcome()), back.usage());
    carriedBack += back.carriedBack().size();
    lost += back.lost().size();
    if (!FINE.contains(back.outcome()) || !back.lost().isEmpty()) {
      tally.sample(back.subject().id() + ": " + sentence(back));
    }
  }

  /** An outcome as operators and clients read it. */
  public static String wordOf(RollbackOutcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /** What there is to say of one subject, for people. */
  public static String sentence(RolledBack back) {
    String places =
        String.join(", ", back.lost().stream().map(RollbackSummary::place).distinct().toList());
    String loss = places.isEmpty() ? "" : "; the old schema cannot say " + places;
    return wordOf(back.outcome())
        + back.failure().map(finding -> ", " + finding.sentence()).orElse("")
        + loss;
  }

  /** Where a difference is, below the subject's root: {@code Economy/Stats crates.rare}. */
  public static String place(Difference difference) {
    List<String> segments = difference.path().segments();
    String document =
        String.join("/", segments.subList(Math.min(2, segments.size()), segments.size()));
    return (document + " " + difference.field()).strip();
  }

  @Override
  public synchronized void addError(String subject, String reason) {
    tally.addError(subject, reason);
  }

  /** True where nobody was refused, nothing was lost and nothing went wrong. */
  @Override
  public synchronized boolean isClean() {
    return tally.isClean();
  }

  @Override
  public synchronized Fields toFields() {
    return tally.toFields(
        "subjects", Fields.builder().put("carriedBack", carriedBack).put("lost", lost).build());
  }

  @Override
  public synchronized List<String> toLines() {
    return tally.toLines(
        List.of(
            Tally.line("carried", carriedBack + " changes since the cut-over"),
            Tally.line("lost", lost + " places that the old schema cannot say")));
  }
}
