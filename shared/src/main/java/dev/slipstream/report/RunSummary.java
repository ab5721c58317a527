package dev.slipstream.report;

import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Outcome;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts every subject of a run and shows ten of those that failed. Safe for many threads. */
public final class RunSummary {

  private static final int SAMPLES = 10;

  private final Map<String, Long> outcomes = new TreeMap<>();
  private final Map<String, Long> warnings = new TreeMap<>();
  private final Map<String, Long> failures = new TreeMap<>();
  private final List<String> samples = new ArrayList<>();
  private Usage usage = Usage.NONE;
  private long subjects;

  public synchronized void add(Migrated migrated) {
    subjects++;
    usage = usage.plus(migrated.usage());
    count(outcomes, migrated.outcome().name().toLowerCase(Locale.ROOT));
    migrated.warnings().forEach(warning -> count(warnings, warning.text("code").orElse("?")));
    migrated
        .failure()
        .ifPresent(
            failure -> {
              count(failures, failure.code().name());
              sample(migrated.subject().id() + ": " + failure.sentence());
            });
    if (migrated.outcome() == Outcome.RETRIES_EXHAUSTED) {
      sample(migrated.subject().id() + ": retries are used up; a person must decide");
    }
  }

  /** A subject that could not be worked on at all, such as for an outage. */
  public synchronized void addError(String subject, String reason) {
    subjects++;
    count(outcomes, "error");
    sample(subject + ": " + reason);
  }

  private void sample(String line) {
    if (samples.size() < SAMPLES) {
      samples.add(line);
    }
  }

  private static void count(Map<String, Long> counts, String key) {
    counts.merge(key, 1L, Long::sum);
  }

  public synchronized long subjects() {
    return subjects;
  }

  public synchronized Map<String, Long> outcomes() {
    return new TreeMap<>(outcomes);
  }

  /** True where nobody failed and nothing went wrong. */
  public synchronized boolean isClean() {
    return failures.isEmpty()
        && !outcomes.containsKey("error")
        && !outcomes.containsKey("retries_exhausted");
  }

  /** The summary for machines. */
  public synchronized Fields toFields() {
    return Fields.builder()
        .put("subjects", subjects)
        .put("outcomes", counts(outcomes))
        .put("warnings", counts(warnings))
        .put("failures", counts(failures))
        .put("samples", Value.texts(samples))
        .put("reads", usage.reads())
        .put("writes", usage.writes())
        .put("deletes", usage.deletes())
        .build();
  }

  private static Fields counts(Map<String, Long> counts) {
    Map<String, Value> fields = new LinkedHashMap<>();
    counts.forEach((name, count) -> fields.put(name, Value.of(count)));
    return new Fields(fields);
  }

  /** The summary for people. */
  public synchronized List<String> toLines() {
    List<String> lines = new ArrayList<>();
    lines.add(line("players", Long.toString(subjects)));
    lines.add(line("outcomes", joined(outcomes)));
    lines.add(line("warnings", joined(warnings)));
    lines.add(line("failures", joined(failures)));
    samples.forEach(sample -> lines.add(line("", sample)));
    lines.add(
        line(
            "billed",
            String.format(
                Locale.ROOT,
                "%d reads, %d writes; %.1f reads and %.1f writes a player",
                usage.reads(),
                usage.writes(),
                perSubject(usage.reads()),
                perSubject(usage.writes()))));
    return lines;
  }

  private double perSubject(long operations) {
    return subjects == 0 ? 0 : (double) operations / subjects;
  }

  private static String line(String title, String text) {
    return String.format(Locale.ROOT, "  %-10s %s", title, text);
  }

  private static String joined(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "none"
        : String.join(
            ", ",
            counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList());
  }
}
