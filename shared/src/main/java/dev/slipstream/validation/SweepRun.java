package dev.slipstream.validation;

import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.Validation;
import dev.slipstream.model.Difference;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a sweep over all players has come, {@code AdminOps/validation/Runs/{runId}}. Immutable:
 * progress is a new value.
 */
public record SweepRun(Fields fields) {

  /** What may name a run: it is part of a path and of a file's name. */
  public static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  static final String COLLECTION = "AdminOps/validation/Runs";

  private static final int SAMPLES = 10;
  private static final String CHECKED = "checked";
  private static final List<String> COUNTS =
      List.of(CHECKED, "matched", "mismatched", "notMigrated", "repaired", "lateWrites");

  static DocPath path(String runId) {
    return DocPath.parse(COLLECTION + "/" + runId);
  }

  /** The hash of what players are planned by: other tables or another version plan otherwise. */
  public static String planHash(Migration<?> migration) {
    return Digest.hex(
        Fields.builder()
            .put("migration", migration.id())
            .put("version", migration.version())
            .put("tables", migration.tables())
            .build());
  }

  static SweepRun begun(
      Migration<?> migration, String runId, boolean repairs, boolean goesByMessages) {
    Fields.Builder run =
        Fields.builder()
            .put("migration", migration.id())
            .put("runId", runId)
            .put("status", "running")
            .put("repairs", repairs)
            .put("byMessages", goesByMessages)
            .put("planHash", planHash(migration))
            .put("cursor", "")
            .put("players", Digest.hex(""))
            .put("samples", Value.items(List.of()))
            .put("readFrom", Value.NULL)
            .put("readTo", Value.NULL)
            .put("startedAt", Value.SERVER_TIME)
            .put("updatedAt", Value.SERVER_TIME);
    COUNTS.forEach(count -> run.put(count, 0));
    return new SweepRun(run.build());
  }

  public String runId() {
    return text("runId");
  }

  public String migration() {
    return text("migration");
  }

  public String planHash() {
    return text("planHash");
  }

  public boolean repairs() {
    return fields.get("repairs").equals(Optional.of(Value.of(true)));
  }

  /** Whether its pages follow each other by messages, and not in a program that somebody runs. */
  boolean goesByMessages() {
    return fields.get("byMessages").equals(Optional.of(Value.of(true)));
  }

  public boolean isDone() {
    return text("status").equals("done");
  }

  /** Whether every player that is migrated was proved. */
  public boolean isClean() {
    return isDone() && count("mismatched") == 0;
  }

  /** The path behind which the next page begins; empty at the beginning. */
  public String cursor() {
    return text("cursor");
  }

  public long count(String name) {
    return fields.integer(name).orElse(0L);
  }

  public Fields counts() {
    Fields.Builder counts = Fields.builder();
    COUNTS.forEach(name -> counts.put(name, count(name)));
    return counts.build();
  }

  /** The hash over all players' data hashes in their order. */
  public String players() {
    return text("players");
  }

  public Optional<Instant> readFrom() {
    return fields.time("readFrom");
  }

  public Optional<Instant> readTo() {
    return fields.time("readTo");
  }

  /** When a page was last done. */
  Optional<Instant> updatedAt() {
    return fields.time("updatedAt");
  }

  /** Sentences on the first players that differ. */
  public List<String> samples() {
    return fields.items("samples").stream()
        .filter(Value.Text.class::isInstance)
        .map(sample -> ((Value.Text) sample).value())
        .toList();
  }

  private String text(String name) {
    return fields.text(name).orElse("");
  }

  /** One more player was looked at. */
  SweepRun with(Validation validation, Migration<?> migration) {
    SweepRun counted = counting(CHECKED).counting(nameOf(validation.verdict()));
    counted =
        validation.comparison().lateWrites().isEmpty() ? counted : counted.counting("lateWrites");
    counted =
        validation.verdict() == Verdict.MISMATCH
            ? counted.sampling(validation, migration)
            : counted;
    if (validation.verdict() == Verdict.NOT_MIGRATED) {
      return counted;
    }
    String player = validation.subject().id() + ":" + validation.comparison().dataHash();
    return counted.with("players", Value.of(Digest.hex(players() + player)));
  }

  private static String nameOf(Verdict verdict) {
    return switch (verdict) {
      case MATCH -> "matched";
      case MISMATCH -> "mismatched";
      case NOT_MIGRATED -> "notMigrated";
      case REPAIRED -> "repaired";
    };
  }

  private SweepRun counting(String name) {
    return with(name, Value.of(count(name) + 1));
  }

  private SweepRun sampling(Validation validation, Migration<?> migration) {
    List<String> samples = new ArrayList<>(samples());
    if (samples.size() < SAMPLES) {
      Difference first = validation.comparison().differences().get(0);
      samples.add(validation.subject().id() + ": " + migration.audit().words(first));
    }
    return with("samples", Value.texts(samples));
  }

  /** A page is done; the next begins behind {@code next}, where there is one. */
  SweepRun turned(Optional<DocPath> next, Instant from, Instant to) {
    return with("cursor", Value.of(next.map(DocPath::toString).orElse(cursor())))
        .with("status", Value.of(next.isPresent() ? "running" : "done"))
        .with("readFrom", Value.of(readFrom().orElse(from)))
        .with("readTo", Value.of(to))
        .with("updatedAt", Value.SERVER_TIME);
  }

  private SweepRun with(String name, Value value) {
    return new SweepRun(fields.with(name, value));
  }
}
