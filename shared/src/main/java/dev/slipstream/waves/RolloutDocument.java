package dev.slipstream.waves;

import dev.slipstream.engine.Rollout;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where a migration's rollout is, as operators read it; source of the fields: the wire contract,
 * "Documents that operators read". Immutable: what happens to it is a new document.
 */
public record RolloutDocument(Fields fields) {

  /** Most players of one message. */
  public static final int MAX_BATCH = 50;

  /** Most canaries, and most players on hold. */
  public static final int MAX_NAMED = 1000;

  /** What a rollout can be at. */
  public enum State {
    /** No wave was ever started. */
    IDLE,
    RUNNING,
    PAUSED,
    ABORTED,
    /** Everybody in the wave is migrated or in quarantine. */
    DONE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The rollout of a migration of which no wave was started. */
  static RolloutDocument idle(Migration<?> migration) {
    return new RolloutDocument(
        Fields.builder()
            .put("migration", migration.id())
            .put("percentage", new Value.Real(0))
            .put("wave", 0)
            .put("epoch", 0)
            .put("revision", 0)
            .put("state", State.IDLE.word())
            .put("reason", "")
            .put("ratePerSecond", 0)
            .put("batchSize", MAX_BATCH)
            .put("canary", Value.items(List.of()))
            .put("hold", Value.items(List.of()))
            .put("startedAt", Value.NULL)
            .put("cursor", "")
            .put("holder", "")
            .build());
  }

  static DocPath path(Migration<?> migration) {
    return DocPath.of("AdminOps", "rollout_" + migration.id());
  }

  public State state() {
    return State.valueOf(fields.text("state").orElse("idle").toUpperCase(Locale.ROOT));
  }

  public boolean isRunning() {
    return state() == State.RUNNING;
  }

  /** Whether everybody in the wave has come to an end. */
  public boolean isDone() {
    return state() == State.DONE;
  }

  /**
   * Whether players of it may come in by themselves: also after it is done, those who were away.
   */
  boolean isOpen() {
    return isRunning() || isDone();
  }

  /** How many of a hundred players, 0 before the first wave. */
  public double percentage() {
    return real("percentage").orElse(0.0);
  }

  /** A percentage as people write it. */
  public static String shown(double percentage) {
    return percentage == Math.rint(percentage)
        ? Long.toString((long) percentage)
        : Double.toString(percentage);
  }

  /** Who acts under an older epoch acts for a wave that is no more. */
  public long epoch() {
    return count("epoch");
  }

  /** How many orders were carried out. */
  public long revision() {
    return count("revision");
  }

  /** How many waves were started. */
  public long wave() {
    return count("wave");
  }

  /** Why it is not running, in one sentence; empty where it is. */
  public String reason() {
    return text("reason");
  }

  /** Writes a second of the operator's; none where Firestore's ramp counts. */
  OptionalInt ratePerSecond() {
    long rate = count("ratePerSecond");
    return rate > 0 ? OptionalInt.of(Math.toIntExact(rate)) : OptionalInt.empty();
  }

  int batchSize() {
    return Math.toIntExact(fields.integer("batchSize").orElse((long) MAX_BATCH));
  }

  /** When the wave was started. */
  public Optional<Instant> startedAt() {
    return fields.time("startedAt");
  }

  /** Since when everybody in the wave is done. */
  public Optional<Instant> doneAt() {
    return fields.time("doneAt");
  }

  /** The last order. */
  Optional<Instant> changedAt() {
    return fields.time("changedAt");
  }

  /** Behind which path the next page begins; empty at the beginning. */
  public String cursor() {
    return text("cursor");
  }

  /**
   * Which time the population is gone through; whoever is left is looked for from the second on.
   */
  public long pass() {
    return count("pass");
  }

  /** How many players were handed out in this pass. */
  public long handedOut() {
    return count("handedOut");
  }

  /**
   * How many of those had failed in an earlier wave, so that their end adds nothing to the count.
   */
  long again() {
    return count("again");
  }

  /** How many were left for the next pass, since they are in the middle of something. */
  public long deferred() {
    return count("deferred");
  }

  /** Since when this pass is through. */
  Optional<Instant> throughAt() {
    return fields.time("throughAt");
  }

  /** Which message goes on with the work; an older one was followed by it. */
  long turn() {
    return count("turn");
  }

  /** Whether this pass is through, and only waits for those whom it handed out. */
  boolean isThrough() {
    return fields.get("isThrough").equals(Optional.of(Value.of(true)));
  }

  String holder() {
    return text("holder");
  }

  boolean isHeldByAnother(String holder, Instant now) {
    boolean isLeft = fields.time("leaseUntil").filter(until -> until.isAfter(now)).isEmpty();
    return !holder().isEmpty() && !holder().equals(holder) && !isLeft;
  }

  /** What had been done and billed when the wave was started. */
  public Progress base() {
    return Progress.of(fields.fields("base"));
  }

  /** What had been done when this pass began. */
  Progress passBase() {
    return Progress.of(fields.fields("passBase"));
  }

  /** When the number of the settled last grew, and to what. */
  Optional<Instant> movedAt() {
    return fields.time("movedAt");
  }

  long movedTo() {
    return count("movedTo");
  }

  /** Since when the pace is counted. */
  Optional<Instant> pacedSince() {
    return fields.time("pacedSince");
  }

  /** How much of the pace's budget is spent, as time since {@link #pacedSince}. */
  Duration spentUntil() {
    return Duration.ofMillis(count("spentMillis"));
  }

  /** Failures with this fingerprint were looked at and stop nothing any more. */
  boolean accepts(String fingerprint) {
    return fields.items("accepted").contains(Value.of(fingerprint));
  }

  /** Whether the next wave starts once its gate is open. */
  boolean mayPromoteItself() {
    return isDone()
        && next().isPresent()
        && fields.get("autoPromote").equals(Optional.of(Value.of(true)));
  }

  /** The wave that comes next where waves start by themselves; empty after the last. */
  Optional<Double> next() {
    return UsualWave.after(percentage());
  }

  /** How long this wave must stand before the next. */
  Duration bake() {
    return fields
        .integer("bakeSeconds")
        .map(Duration::ofSeconds)
        .orElseGet(() -> UsualWave.bake(percentage()));
  }

  /** Failures of a hundred at which the brake pulls. */
  double failurePercent() {
    return real("failurePercent").orElse(Brake.MOST_FAILED_PERCENT);
  }

  Optional<Double> dollarsPerHour() {
    return real("dollarsPerHour").filter(dollars -> dollars > 0);
  }

  Optional<Double> dollars() {
    return real("dollars").filter(dollars -> dollars > 0);
  }

  /** The sweep that proves this wave. */
  public String proof() {
    return text("proof");
  }

  /** Whether a subject is in the wave. */
  public boolean includes(Migration<?> migration, Subject subject) {
    Value id = Value.of(subject.id());
    if (fields.items("hold").contains(id)) {
      return false;
    }
    return fields.items("canary").contains(id)
        || Rollout.includes(percentage(), Rollout.bucket(migration.opId(), subject));
  }

  /** Whether a subject came in with this wave and not with an earlier one. */
  boolean isNew(Migration<?> migration, Subject subject) {
    int bucket = Rollout.bucket(migration.opId(), subject);
    return includes(migration, subject)
        && !Rollout.includes(real("previousPercentage").orElse(0.0), bucket);
  }

  /** The next wave begins. */
  RolloutDocument started(Order order, double share, Progress now, Instant at) {
    double previous = isDone() ? percentage() : 0;
    return with("previousPercentage", new Value.Real(previous))
        .with("percentage", new Value.Real(share))
        .with("wave", Value.of(wave() + 1))
        .with("epoch", Value.of(epoch() + 1))
        .with("base", now.toFields())
        .with("startedAt", Value.of(at))
        .with("doneAt", Value.NULL)
        .with("proof", Value.of(""))
        .with("accepted", Value.items(List.of()))
        .without("bakeSeconds")
        .turned(order)
        .passing(1, now)
        .running(at)
        .ordered(order, at);
  }

  /** It goes on where it stood. */
  RolloutDocument resumed(Order order, Instant at) {
    return turned(order).running(at).ordered(order, at);
  }

  private RolloutDocument running(Instant at) {
    return with("state", Value.of(State.RUNNING.word()))
        .with("reason", Value.of(""))
        .with("pacedSince", Value.of(at))
        .with("spentMillis", Value.of(0))
        .with("movedAt", Value.of(at))
        .released();
  }

  /** It stands still until a person says go. */
  RolloutDocument paused(String why) {
    return with("state", Value.of(State.PAUSED.word())).with("reason", Value.of(why)).released();
  }

  /** It is over; whoever still acts for it is refused. */
  RolloutDocument aborted(String why) {
    return with("state", Value.of(State.ABORTED.word()))
        .with("reason", Value.of(why))
        .with("epoch", Value.of(epoch() + 1))
        .released();
  }

  /** The knobs are turned, and nothing else. */
  RolloutDocument turned(Order order) {
    Order.Knobs knobs = order.knobs();
    return set("ratePerSecond", knobs.ratePerSecond().map(Value::of))
        .set("batchSize", knobs.batchSize().map(Value::of))
        .set("canary", knobs.canary().map(RolloutDocument::ids))
        .set("hold", knobs.hold().map(RolloutDocument::ids))
        .set("bakeSeconds", knobs.bake().map(time -> Value.of(time.toSeconds())))
        .set("failurePercent", knobs.failurePercent().map(Value.Real::new))
        .set("dollarsPerHour", knobs.dollarsPerHour().map(Value.Real::new))
        .set("dollars", knobs.dollars().map(Value.Real::new))
        .set("autoPromote", order.autoPromotes().map(Value::of))
        .accepting(order.accepted());
  }

  private RolloutDocument accepting(List<String> fingerprints) {
    Stream<Value> before = fields.items("accepted").stream();
    Stream<Value> now = fingerprints.stream().map(Value::of);
    return with("accepted", Value.items(Stream.concat(before, now).distinct().toList()));
  }

  private static Value ids(List<Subject> subjects) {
    return Value.texts(subjects.stream().map(Subject::id).toList());
  }

  /** An order was carried out. */
  RolloutDocument ordered(Order order, Instant at) {
    return with("revision", Value.of(revision() + 1))
        .with("lastOrder", Value.of(order.action().word()))
        .with("lastOrderReason", Value.of(order.reason()))
        .with("changedAt", Value.of(at));
  }

  /** One dispatcher has it for a while. */
  RolloutDocument leased(String holder, Instant until) {
    return with("holder", Value.of(holder)).with("leaseUntil", Value.of(until));
  }

  /** The lease is given back, and the message of this turn goes on. */
  RolloutDocument passedOn(long turn) {
    return released().with("turn", Value.of(turn));
  }

  RolloutDocument released() {
    return with("holder", Value.of("")).with("leaseUntil", Value.NULL);
  }

  /** The population is gone through once more, from the beginning. */
  RolloutDocument passing(long pass, Progress now) {
    return with("pass", Value.of(pass))
        .with("cursor", Value.of(""))
        .with("handedOut", Value.of(0))
        .with("again", Value.of(0))
        .with("deferred", Value.of(0))
        .with("isThrough", Value.of(false))
        .with("throughAt", Value.NULL)
        .with("passBase", now.toFields());
  }

  /** A page was handed out. */
  RolloutDocument pagedTo(Optional<DocPath> next, Unsettled.Left page, Duration spent, Instant at) {
    return with("cursor", Value.of(next.map(DocPath::toString).orElse(cursor())))
        .with("isThrough", Value.of(next.isEmpty()))
        .with("throughAt", next.isEmpty() ? Value.of(at) : Value.NULL)
        .with("handedOut", Value.of(handedOut() + page.toHandOut().size()))
        .with("again", Value.of(again() + page.again()))
        .with("deferred", Value.of(deferred() + page.later()))
        .with("spentMillis", Value.of(spent.toMillis()));
  }

  /** So many are settled by now. */
  RolloutDocument moved(long settled, Instant at) {
    return settled == movedTo()
        ? this
        : with("movedTo", Value.of(settled)).with("movedAt", Value.of(at));
  }

  /** Nobody is left, since now or since somebody found that before. */
  RolloutDocument doneSince(Instant at) {
    return doneAt().isPresent() ? this : with("doneAt", Value.of(at));
  }

  /** The same, and all that is left to do is a sweep's. */
  RolloutDocument done(String proof) {
    return with("state", Value.of(State.DONE.word()))
        .with("reason", Value.of(""))
        .with("proof", Value.of(proof))
        .released();
  }

  private RolloutDocument set(String name, Optional<? extends Value> value) {
    return value.isPresent() ? with(name, value.get()) : this;
  }

  private RolloutDocument with(String name, Value value) {
    return new RolloutDocument(fields.with(name, value));
  }

  private RolloutDocument without(String name) {
    return new RolloutDocument(fields.without(name));
  }

  private long count(String name) {
    return fields.integer(name).orElse(0L);
  }

  private String text(String name) {
    return fields.text(name).orElse("");
  }

  private Optional<Double> real(String name) {
    Value value = fields.get(name).orElse(Value.NULL);
    if (value instanceof Value.Int number) {
      return Optional.of((double) number.value());
    }
    return value instanceof Value.Real number ? Optional.of(number.value()) : Optional.empty();
  }
}
