package dev.slipstream.report;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the summaries have in common: subjects by outcome, ten lines for a person to look at, and
 * billed operations. For one thread at a time, which its summary sees to.
 */
public final class Tally {

  private static final int SAMPLES = 10;

  private final Counts outcomes = new Counts();
  private final List<String> samples = new ArrayList<>();
  private Usage usage = Usage.NONE;
  private long subjects;

  public void add(String outcome, Usage used) {
    subjects++;
    outcomes.add(outcome);
    usage = usage.plus(used);
  }

  /** A subject that could not be worked on at all, such as for an outage. */
  public void addError(String subject, String reason) {
    add("error", Usage.NONE);
    sample(subject + ": " + reason);
  }

  /** What a person should look at: it counts, and is shown among the first ten. */
  public void sample(String line) {
    if (samples.size() < SAMPLES) {
      samples.add(line);
    }
  }

  /** True where there is nothing to look at. */
  public boolean isClean() {
    return samples.isEmpty();
  }

  public long subjects() {
    return subjects;
  }

  public Usage usage() {
    return usage;
  }

  /**
   * Two summaries for machines as one: numbers are added up, and the first samples are shown.
   * Whatever else {@code before} has stays.
   */
  public static Fields sum(Fields before, Fields more) {
    Map<String, Value> sum = new LinkedHashMap<>(before.map());
    more.forEach((name, value) -> sum.merge(name, value, Tally::sum));
    return new Fields(sum);
  }

  private static Value sum(Value before, Value more) {
    if (before instanceof Fields fields && more instanceof Fields others) {
      return sum(fields, others);
    }
    if (before instanceof Value.Items items && more instanceof Value.Items others) {
      return Value.items(
          Stream.concat(items.values().stream(), others.values().stream()).limit(SAMPLES).toList());
    }
    return before instanceof Value.Int number && more instanceof Value.Int other
        ? Value.of(Math.addExact(number.value(), other.value()))
        : more;
  }

  /**
   * The summary for machines.
   *
   * @param counted what the subjects are called
   * @param own what only this summary has
   */
  public Fields toFields(String counted, Fields own) {
    Fields.Builder fields =
        Fields.builder().put(counted, subjects).put("outcomes", outcomes.toFields());
    own.map().forEach(fields::put);
    return fields.put("samples", Value.texts(samples)).build().merge(usage.toFields());
  }

  /**
   * The summary for people.
   *
   * @param own lines that only this summary has
   */
  public List<String> toLines(List<String> own) {
    return toLines(
        own,
        "%d reads, %d writes, %d deletes"
            .formatted(usage.reads(), usage.writes(), usage.deletes()));
  }

  /** The same, with the bill in other words. */
  public List<String> toLines(List<String> own, String billed) {
    List<String> lines = new ArrayList<>();
    lines.add(line("players", Long.toString(subjects)));
    lines.add(line("outcomes", outcomes.inWords()));
    lines.addAll(own);
    samples.forEach(sample -> lines.add(line("", sample)));
    lines.add(line("billed", billed));
    return lines;
  }

  public static String line(String title, String text) {
    return String.format(Locale.ROOT, "  %-10s %s", title, text);
  }
}
