package dev.slipstream.cleanup;

import dev.slipstream.engine.RemovalOutcome;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.report.Summary;
import dev.slipstream.report.Tally;
import java.util.List;
import java.util.Locale;

/** Counts every player of a cleanup by outcome and shows ten to look at. Safe for many threads. */
public final class CleanupSummary implements Summary {

  private final Tally tally = new Tally();
  private long documents;

  public synchronized void add(CleanedUp cleanedUp) {
    RemovalOutcome outcome = cleanedUp.outcome();
    tally.add(outcome.name().toLowerCase(Locale.ROOT), cleanedUp.usage());
    documents += cleanedUp.documents();
    if (outcome.needsAttention()) {
      tally.sample(cleanedUp.subject().id() + " " + outcome.advice());
    }
  }

  @Override
  public synchronized void addError(String player, String reason) {
    tally.addError(player, reason);
  }

  @Override
  public synchronized boolean isClean() {
    return tally.isClean();
  }

  @Override
  public synchronized Fields toFields() {
    return tally.toFields("players", Fields.of("documents", Value.of(documents)));
  }

  @Override
  public synchronized List<String> toLines() {
    return tally.toLines(List.of(Tally.line("documents", Long.toString(documents))));
  }
}
