package dev.slipstream.cleanup;

import dev.slipstream.engine.RemovalOutcome;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts every player of a cleanup by outcome and shows ten to look at. Safe for many threads. */
public final class CleanupSummary {

  private static final int SAMPLES = 10;

  private final Map<String, Long> outcomes = new TreeMap<>();
  private final List<String> samples = new ArrayList<>();
  private Usage usage = Usage.NONE;
  private long players;
  private long documents;
  private boolean isClean = true;

  public synchronized void add(CleanedUp cleanedUp) {
    RemovalOutcome outcome = cleanedUp.outcome();
    count(outcome.name().toLowerCase(Locale.ROOT));
    documents += cleanedUp.documents();
    usage = usage.plus(cleanedUp.usage());
    if (outcome.needsAttention()) {
      sample(cleanedUp.subject().id() + " " + outcome.advice());
    }
  }

  /** A player that could not be worked on at all, such as for an outage. */
  public synchronized void addError(String player, String reason) {
    count("error");
    sample(player + ": " + reason);
  }

  private void count(String outcome) {
    players++;
    outcomes.merge(outcome, 1L, Long::sum);
  }

  private void sample(String line) {
    isClean = false;
    if (samples.size() < SAMPLES) {
      samples.add(line);
    }
  }

  /** True where nobody needs a look. */
  public synchronized boolean isClean() {
    return isClean;
  }

  public synchronized Map<String, Long> outcomes() {
    return new TreeMap<>(outcomes);
  }

  /** The summary for machines. */
  public synchronized Fields toFields() {
    Map<String, Value> counts = new LinkedHashMap<>();
    outcomes.forEach((name, count) -> counts.put(name, Value.of(count)));
    return Fields.builder()
        .put("players", players)
        .put("outcomes", new Fields(counts))
        .put("documents", documents)
        .put("samples", Value.texts(samples))
        .put("reads", usage.reads())
        .put("writes", usage.writes())
        .put("deletes", usage.deletes())
        .build();
  }

  /** The summary for people. */
  public synchronized List<String> toLines() {
    List<String> lines = new ArrayList<>();
    lines.add(line("players", Long.toString(players)));
    lines.add(line("outcomes", outcomesInWords()));
    lines.add(line("documents", Long.toString(documents)));
    samples.forEach(sample -> lines.add(line("", sample)));
    lines.add(
        line(
            "billed",
            "%d reads, %d writes, %d deletes"
                .formatted(usage.reads(), usage.writes(), usage.deletes())));
    return lines;
  }

  private String outcomesInWords() {
    return outcomes.isEmpty()
        ? "none"
        : outcomes.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String line(String title, String text) {
    return String.format(Locale.ROOT, "  %-10s %s", title, text);
  }
}
