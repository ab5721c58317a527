package dev.slipstream.report;

import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.model.Difference;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts every subject of a rollback and shows ten that need a person. Safe for many threads. */
public final class RollbackSummary {

  private static final int SAMPLES = 10;

  /** Outcomes after which the subject is where the operator wants it. */
  private static final Set<RollbackOutcome> FINE =
      Set.of(
          RollbackOutcome.ROLLED_BACK,
          RollbackOutcome.ALREADY_ROLLED_BACK,
          RollbackOutcome.NOT_MIGRATED);

  private final Map<String, Long> outcomes = new TreeMap<>();
  private final List<String> samples = new ArrayList<>();
  private Usage usage = Usage.NONE;
  private long subjects;
  private long carriedBack;
  private long lost;
  private boolean isClean = true;

  public synchronized void add(RolledBack back) {
    subjects++;
    usage = usage.plus(back.usage());
    count(wordOf(back.outcome()));
    carriedBack += back.carriedBack().size();
    lost += back.lost().size();
    if (!FINE.contains(back.outcome()) || !back.lost().isEmpty()) {
      isClean = false;
      sample(back.subject().id() + ": " + sentence(back));
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

  /** A subject that could not be worked on at all, such as for an outage. */
  public synchronized void addError(String subject, String reason) {
    subjects++;
    isClean = false;
    count("error");
    sample(subject + ": " + reason);
  }

  private void count(String outcome) {
    outcomes.merge(outcome, 1L, Long::sum);
  }

  private void sample(String line) {
    if (samples.size() < SAMPLES) {
      samples.add(line);
    }
  }

  /** True where nobody was refused, nothing was lost and nothing went wrong. */
  public synchronized boolean isClean() {
    return isClean;
  }

  /** The summary for machines. */
  public synchronized Fields toFields() {
    Map<String, Value> counts = new LinkedHashMap<>();
    outcomes.forEach((name, count) -> counts.put(name, Value.of(count)));
    return Fields.builder()
        .put("subjects", subjects)
        .put("outcomes", new Fields(counts))
        .put("carriedBack", carriedBack)
        .put("lost", lost)
        .put("samples", Value.texts(samples))
        .put("reads", usage.reads())
        .put("writes", usage.writes())
        .put("deletes", usage.deletes())
        .build();
  }

  /** The summary for people. */
  public synchronized List<String> toLines() {
    List<String> lines = new ArrayList<>();
    lines.add(line("players", Long.toString(subjects)));
    lines.add(
        line(
            "outcomes",
            outcomes.isEmpty()
                ? "none"
                : String.join(
                    ", ",
                    outcomes.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList())));
    lines.add(line("carried", carriedBack + " changes since the cut-over"));
    lines.add(line("lost", lost + " places that the old schema cannot say"));
    samples.forEach(sample -> lines.add(line("", sample)));
    lines.add(
        line(
            "billed",
            "%d reads, %d writes, %d deletes"
                .formatted(usage.reads(), usage.writes(), usage.deletes())));
    return lines;
  }

  private static String line(String title, String text) {
    return String.format(Locale.ROOT, "  %-10s %s", title, text);
  }
}
