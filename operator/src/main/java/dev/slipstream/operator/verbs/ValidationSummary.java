package dev.slipstream.operator.verbs;

import dev.slipstream.edge.ValidationFields;
import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.Validation;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Value;
import dev.slipstream.report.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts every player of a validation and shows ten that differ. Safe for many threads. */
final class ValidationSummary implements Summary {

  private static final int SAMPLES = 10;
  private static final String ERROR = "error";

  private final Migration<?> migration;
  private final String runId;
  private final Map<String, Long> counts = new TreeMap<>();
  private final List<String> samples = new ArrayList<>();
  private Optional<String> certificate = Optional.empty();

  ValidationSummary(Migration<?> migration, String runId) {
    this.migration = migration;
    this.runId = runId;
  }

  synchronized void add(Validation validation) {
    count("checked");
    count(ValidationFields.wordOf(validation.verdict()));
    if (!validation.comparison().lateWrites().isEmpty()) {
      count("late_writes");
    }
    if (!validation.comparison().differences().isEmpty()) {
      String words = migration.audit().words(validation.comparison().differences().get(0));
      sample(
          validation.subject().id()
              + ": "
              + words
              + validation.refusal().map(refusal -> "; " + refusal).orElse(""));
    }
  }

  @Override
  public synchronized void addError(String player, String reason) {
    count(ERROR);
    sample(player + ": " + reason);
  }

  private void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  private void sample(String line) {
    if (samples.size() < SAMPLES) {
      samples.add(line);
    }
  }

  /** Names the certificate that the run was given. */
  synchronized void certified(String name) {
    certificate = Optional.of(name);
  }

  /** True where nobody differs, but for what was repaired, and everybody could be looked at. */
  @Override
  public synchronized boolean isClean() {
    return !counts.containsKey(ValidationFields.wordOf(Verdict.MISMATCH))
        && !counts.containsKey(ERROR);
  }

  @Override
  public synchronized Fields toFields() {
    Fields.Builder fields = Fields.builder().put("runId", runId);
    counts.forEach(fields::put);
    return fields.put("samples", Value.texts(samples)).putText("certificate", certificate).build();
  }

  @Override
  public synchronized List<String> toLines() {
    List<String> lines = new ArrayList<>();
    counts.forEach((name, count) -> lines.add("  %-14s %d".formatted(name, count)));
    samples.forEach(sample -> lines.add("  " + sample));
    certificate.ifPresent(name -> lines.add("  certificate    " + name));
    return lines;
  }
}
