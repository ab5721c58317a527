package dev.slipstream.rollbacks;

import dev.slipstream.engine.Migrants;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.report.RollbackSummary;
import dev.slipstream.report.Tally;
import dev.slipstream.waves.RolloutDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a rollback of many has come, {@code AdminOps/rollback/Runs/{runId}}, as operators read
 * it. Immutable: progress is a new value.
 *
 * <p>It says who is on the page before anybody is rolled back: whoever does the page again after a
 * crash counts the same players, of whom some are back by then.
 */
public record RollbackRun(Fields fields) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final String RUNNING = "running";
  private static final Fields NOBODY_YET = new RollbackSummary().toFields();

  static DocPath path(String runId) {
    return DocPath.of("AdminOps", "rollback", "Runs", runId);
  }

  /** What may name a run: it is part of a path. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The run that a message begins: the same however often it comes, and another for another. */
  public static String idOf(String messageId) {
    return isId(messageId) ? messageId : Digest.hex(messageId);
  }

  static RollbackRun begun(
      Migration<?> migration,
      String runId,
      Migrants meant,
      RollbackTerms terms,
      Migrants.Page first) {
    Fields run =
        Fields.builder()
            .put("migration", migration.id())
            .put("runId", runId)
            .put("status", RUNNING)
            .put("selection", words(meant))
            .put("reason", terms.reason())
            .put("emergency", terms.isEmergency())
            .put("dryRun", terms.isDryRun())
            .put("wave", meant.percentage().<Value>map(Value.Real::new).orElse(Value.NULL))
            .putTime("since", meant.since())
            .put("pageSize", meant.pageSize())
            .put("page", 1)
            .put("startedAt", Value.SERVER_TIME)
            .build();
    return new RollbackRun(run.merge(NOBODY_YET)).over(Optional.of(first)).free();
  }

  private static String words(Migrants meant) {
    return meant
        .percentage()
        .map(share -> "wave of " + RolloutDocument.shown(share) + " %")
        .or(() -> meant.since().map(time -> "since " + time))
        .orElse("all");
  }

  public String runId() {
    return text("runId");
  }

  String migration() {
    return text("migration");
  }

  /** Running, done, or whatever an operator wrote there to stop it. */
  public String status() {
    return text("status");
  }

  boolean isRunning() {
    return status().equals(RUNNING);
  }

  public boolean isDone() {
    return status().equals("done");
  }

  /** The page that is worked on, or the last one; the first is 1. */
  public long page() {
    return fields.integer("page").orElse(0L);
  }

  /** Who is on the page. */
  List<Subject> players() {
    return fields.items("players").stream()
        .filter(Value.Text.class::isInstance)
        .map(id -> new Subject(((Value.Text) id).value()))
        .toList();
  }

  /** Behind which checkpoint the next page begins; empty on the last. */
  Optional<DocPath> cursor() {
    return fields.text("cursor").map(DocPath::parse);
  }

  /** Whom it means. */
  Migrants meant() {
    return new Migrants(
        given("wave").map(share -> ((Value.Real) share).value()),
        given("since").map(time -> ((Value.Time) time).value()),
        Math.toIntExact(fields.integer("pageSize").orElse(1L)));
  }

  /** Null alone means all: what somebody took away, or made something else of, must not. */
  private Optional<Value> given(String name) {
    return Optional.of(fields.get(name).orElseThrow()).filter(value -> !value.equals(Value.NULL));
  }

  RollbackTerms terms() {
    return new RollbackTerms(text("reason"), isSet("emergency"), isSet("dryRun"));
  }

  /** What became of all whose page is done, as {@link RollbackSummary} names it. */
  public Fields counts() {
    Fields.Builder counts = Fields.builder();
    NOBODY_YET.forEach((name, zero) -> counts.put(name, fields.get(name).orElse(zero)));
    return counts.build();
  }

  String holder() {
    return text("holder");
  }

  boolean isHeldByAnother(String holder, Instant now) {
    boolean isLive = fields.time("leaseUntil").filter(until -> until.isAfter(now)).isPresent();
    return isLive && !holder().equals(holder);
  }

  private String text(String name) {
    return fields.text(name).orElse("");
  }

  private boolean isSet(String name) {
    return fields.get(name).equals(Optional.of(Value.of(true)));
  }

  RollbackRun leased(String holder, Instant until) {
    return with("holder", Value.of(holder)).with("leaseUntil", Value.of(until)).seenNow();
  }

  /** The same without its holder; of another's it stays. */
  RollbackRun released(String holder) {
    return holder().equals(holder) ? free() : this;
  }

  /**
   * The page is done, and counts; the next is taken up where there is one.
   *
   * @param came what became of its players, {@link RollbackSummary#toFields}
   */
  RollbackRun turned(Fields came, Optional<Migrants.Page> next) {
    RollbackRun counted = new RollbackRun(Tally.sum(fields, came)).over(next).free();
    return next.isPresent()
        ? counted.with("page", Value.of(page() + 1))
        : counted.with("status", Value.of("done"));
  }

  private RollbackRun over(Optional<Migrants.Page> page) {
    Optional<DocPath> next = page.flatMap(Migrants.Page::next);
    List<Subject> players = page.map(Migrants.Page::subjects).orElse(List.of());
    return with("players", Value.texts(players.stream().map(Subject::id).toList()))
        .with("cursor", next.map(path -> Value.of(path.toString())).orElse(Value.NULL));
  }

  private RollbackRun free() {
    return with("holder", Value.of("")).with("leaseUntil", Value.NULL).seenNow();
  }

  private RollbackRun seenNow() {
    return with("updatedAt", Value.SERVER_TIME);
  }

  private RollbackRun with(String name, Value value) {
    return new RollbackRun(fields.with(name, value));
  }
}
