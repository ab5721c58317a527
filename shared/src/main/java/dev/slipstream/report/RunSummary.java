package dev.slipstream.report;

import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Outcome;
import dev.slipstream.model.Fields;
import java.util.List;
import java.util.Locale;

/** Counts every subject of a run and shows ten of those that failed. Safe for many threads. */
public final class RunSummary implements Summary {

  private final Tally tally = new Tally();
  private final Counts warnings = new Counts();
  private final Counts failures = new Counts();

  public synchronized void add(Migrated migrated) {
    String player = migrated.subject().id();
    tally.add(migrated.outcome().name().toLowerCase(Locale.ROOT), migrated.usage());
    migrated.warnings().forEach(warning -> warnings.add(warning.text("code").orElse("?")));
    migrated
        .failure()
        .ifPresent(
            failure -> {
              failures.add(failure.code().name());
              tally.sample(player + ": " + failure.sentence());
            });
    if (migrated.outcome() == Outcome.RETRIES_EXHAUSTED) {
      tally.sample(player + ": retries are used up; a person must decide");
    }
    if (migrated.outcome() == Outcome.BEING_ROLLED_BACK) {
      tally.sample(player + ": is being rolled back; roll it back once more, to its end");
    }
  }

  @Override
  public synchronized void addError(String subject, String reason) {
    tally.addError(subject, reason);
  }

  /** True where nobody failed, is on the way back or met with trouble. */
  @Override
  public synchronized boolean isClean() {
    return tally.isClean();
  }

  @Override
  public synchronized Fields toFields() {
    return tally.toFields(
        "subjects",
        Fields.builder()
            .put("warnings", warnings.toFields())
            .put("failures", failures.toFields())
            .build());
  }

  @Override
  public synchronized List<String> toLines() {
    long reads = tally.usage().reads();
    long writes = tally.usage().writes();
    return tally.toLines(
        List.of(
            Tally.line("warnings", warnings.inWords()), Tally.line("failures", failures.inWords())),
        String.format(
            Locale.ROOT,
            "%d reads, %d writes; %.1f reads and %.1f writes a player",
            reads,
            writes,
            perSubject(reads),
            perSubject(writes)));
  }

  private double perSubject(long operations) {
    return tally.subjects() == 0 ? 0 : (double) operations / tally.subjects();
  }
}
