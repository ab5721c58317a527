package dev.slipstream.engine;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Planned;
import dev.slipstream.model.Reversal;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Step;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a subject's migration has come, contract B9. Immutable: progress is a new checkpoint.
 * Readers choose the schema by {@link #isCompleted} and by nothing else.
 */
public record Checkpoint(Fields fields) {

  /** Attempts that fail on the subject's own data before a person must decide. */
  public static final int MAX_RETRIES = 5;

  private static final String MASTER_DATA = "masterData";
  private static final String VALIDATION = "validation";
  private static final String PENDING = "pending";
  private static final String IN_PROGRESS = "in_progress";
  private static final String FAILED = "failed";
  private static final String ROLLED_BACK = "rolled_back";
  private static final String ROLLING_BACK_SINCE = "rollingBackSince";
  private static final String CLEARING = "clearing";
  private static final String PARTS = "parts";
  private static final String DOCUMENTS = "documents";
  private static final String IMAGES = "images";
  private static final String CLEANED_UP_AT = "cleanedUpAt";
  private static final String ARCHIVE = "archive";
  private static final String LATE = "late";
  private static final String BILLED = "billed";

  /** The status of one that is done, and the state of each phase that is. */
  static final String COMPLETED = "completed";

  /** The field that says which sources came late and were merged, with the hash before. */
  static final String MERGED = "merged";

  /** A subject's checkpoint as it is seen, where nothing is seen that of one untouched. */
  public static <S> Checkpoint of(Migration<S> migration, Subject subject, Snapshot seen) {
    return seen.fields(migration.checkpoint(subject))
        .map(Checkpoint::new)
        .orElseGet(() -> untouched(migration, subject));
  }

  /** The checkpoint of a subject that no run has touched. */
  public static <S> Checkpoint untouched(Migration<S> migration, Subject subject) {
    return new Checkpoint(
            Fields.builder()
                .put("opId", migration.opId())
                .put("userId", subject.id())
                .put("version", migration.version())
                .put("status", PENDING)
                .put("startedAt", Value.NULL)
                .put("lastUpdatedAt", Value.SERVER_TIME)
                .put("completedAt", Value.NULL)
                .put("errors", Value.items(List.of()))
                .put("retryCount", 0)
                .put("maxRetries", MAX_RETRIES)
                .put("rolloutBucket", Rollout.bucket(migration.opId(), subject))
                .build())
        .untaken(migration.steps());
  }

  /** The write that makes it so; a checkpoint that nobody knows of yet is created. */
  Write write(DocPath path, Snapshot seen) {
    return seen.get(path).isPresent()
        ? new Write.Put(path, fields)
        : new Write.Create(path, fields);
  }

  public String status() {
    return fields.text("status").orElse(PENDING);
  }

  public boolean isCompleted() {
    return status().equals(COMPLETED);
  }

  public boolean isFailed() {
    return status().equals(FAILED);
  }

  /** True while some phases are committed and others are not; never of a subject of usual size. */
  public boolean isInProgress() {
    return status().equals(IN_PROGRESS);
  }

  /**
   * True while a rollback in parts is under way: neither schema is whole, so nobody may write
   * either.
   */
  public boolean isBeingRolledBack() {
    return fields.get(ROLLING_BACK_SINCE).filter(Value.Time.class::isInstance).isPresent();
  }

  public boolean isRolledBack() {
    return status().equals(ROLLED_BACK);
  }

  /** True while the old documents are in the archive and nowhere else. */
  public boolean isCleanedUp() {
    return archived().isPresent();
  }

  /** The file that has the old documents of a subject that is cleaned up. */
  Optional<Archived> archived() {
    return fields.time(CLEANED_UP_AT).map(time -> Archived.of(fields.fields(ARCHIVE)));
  }

  /** True while new documents that count no more, or never did, are still being taken away. */
  boolean isBeingCleared() {
    return fields.get(CLEARING).isPresent();
  }

  boolean isBeingRestored() {
    return fields.text(CLEARING).equals(Optional.of(IMAGES));
  }

  /** How often the subject was rolled back. */
  public long rollbacks() {
    return fields.integer(Reversal.ROLLBACKS).orElse(0L);
  }

  public boolean hasExhaustedRetries() {
    return isFailed() && retryCount() >= fields.integer("maxRetries").orElse((long) MAX_RETRIES);
  }

  public long retryCount() {
    return fields.integer("retryCount").orElse(0L);
  }

  /** Whether it failed under this epoch, and on this data, before. */
  boolean hasFailedAlike(OptionalLong acting, Sources sources) {
    return isFailed()
        && acting.isPresent()
        && acting.equals(epoch())
        && fields.fields("sourceHashes").equals(sources.hashes());
  }

  /** The failure that it lists last. */
  public Fields lastError() {
    List<Value> errors = fields.items("errors");
    return errors.isEmpty() || !(errors.get(errors.size() - 1) instanceof Fields last)
        ? Fields.empty()
        : last;
  }

  /** Operations that moving the subject there and back has cost, as its commits knew them. */
  public Usage billed() {
    return Usage.of(fields.fields(BILLED));
  }

  /** The same with one more commit. */
  Checkpoint billing(Usage usage) {
    return with(BILLED, billed().plus(usage).toFields());
  }

  /** The epoch under which the subject was last touched; none where only outside of waves. */
  OptionalLong epoch() {
    return fields.integer("epoch").map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /** Whether it was last touched under this epoch. */
  public boolean isUnder(long acting) {
    return epoch().orElse(-1L) == acting;
  }

  /**
   * Whether a wave has nothing more to do with the subject: it is done, or failed or was taken back
   * under the wave's epoch, or failed so often that a person must decide. A later wave takes up who
   * was taken back.
   */
  public boolean isSettled(long waveEpoch) {
    return isCompleted()
        || hasExhaustedRetries()
        || (isUnder(waveEpoch) && (isFailed() || isRolledBack()));
  }

  /** Whether one who acts under this epoch was overtaken; who acts under none never is. */
  boolean isBeyond(OptionalLong acting) {
    return acting.isPresent() && epoch().orElse(acting.getAsLong()) > acting.getAsLong();
  }

  /** Whether this content of a source is what was migrated, or was set aside since. */
  boolean knows(String source, String hash) {
    Optional<String> known = Optional.of(hash);
    return fields.fields("sourceHashes").text(source).equals(known)
        || fields.fields("late").text(source).equals(known);
  }

  /** This content of a source came too late and is in quarantine. */
  Checkpoint settingAside(String source, String hash) {
    return with("late", fields.fields("late").with(source, Value.of(hash)))
        .with("lastUpdatedAt", Value.SERVER_TIME);
  }

  /** Whether a source holds what was set aside, so that nothing can be planned from it. */
  boolean isSetAside(String source) {
    return fields.fields(LATE).text(source).isPresent();
  }

  /**
   * This content of a source came late and is what the new documents are made from now.
   *
   * @param version when it was written
   */
  Checkpoint merging(String source, String hash, Instant version) {
    Fields hashes = fields.fields("sourceHashes");
    Value before = hashes.get(source).orElse(Value.NULL);
    Fields late = fields.fields(LATE).without(source);
    Checkpoint merged =
        with(MERGED, fields.fields(MERGED).with(source, before))
            .with("sourceHashes", hashes.with(source, Value.of(hash)))
            .with("sourceVersions", fields.fields("sourceVersions").with(source, Value.of(version)))
            .with("lastUpdatedAt", Value.SERVER_TIME);
    return late.isEmpty() ? merged.without(LATE) : merged.with(LATE, late);
  }

  /** These phases hold other documents than at the cut-over, and other findings. */
  Checkpoint replanned(Map<String, String> hashes, Plan plan) {
    Fields data = fields.fields("dataHashes");
    for (Map.Entry<String, String> phase : hashes.entrySet()) {
      data = data.with(phase.getKey(), Value.of(phase.getValue()));
    }
    return with("dataHashes", data)
        .remarking(Remarks.in(fields).replanned(hashes.keySet(), Remarks.of(plan)));
  }

  /** Whether exactly this is committed; a phase planned otherwise since counts as not taken. */
  boolean isTaken(Planned phase) {
    return stateOf(phase).equals(COMPLETED) && isOf(phase, taken(phase.phase()));
  }

  /** How many documents of exactly this phase are committed, where it is committed in parts. */
  int takenPart(Planned phase) {
    Fields taken = taken(phase.phase());
    return isOf(phase, taken) ? taken.integer("documents").orElse(0L).intValue() : 0;
  }

  private Fields taken(String phase) {
    return fields.fields("taken").fields(phase);
  }

  private static boolean isOf(Planned phase, Fields taken) {
    return taken.text("hash").equals(Optional.of(phase.storedHash()));
  }

  private String stateOf(Planned phase) {
    return fields.fields("phases").text(phase.phase()).orElse(PENDING);
  }

  /** Paths that this operation has written while in progress, whatever came of it since. */
  List<String> written() {
    return fields.items("written").stream()
        .filter(Value.Text.class::isInstance)
        .map(path -> ((Value.Text) path).value())
        .toList();
  }

  /** All phases pending, nothing known of the sources. */
  private <S> Checkpoint untaken(List<Step<S>> steps) {
    Map<String, Value> phases = new LinkedHashMap<>();
    Map<String, Value> hashes = new LinkedHashMap<>();
    phases.put(MASTER_DATA, Value.of(COMPLETED));
    steps.forEach(
        step -> {
          phases.put(step.name(), Value.of(PENDING));
          hashes.put(step.name(), Value.NULL);
        });
    phases.put(VALIDATION, Value.of(PENDING));
    return with("phases", new Fields(phases))
        .with("dataHashes", new Fields(hashes))
        .with("warnings", Value.items(List.of()))
        .with("unmapped", Value.items(List.of()));
  }

  private Checkpoint under(OptionalLong epoch) {
    return epoch.isPresent() ? with("epoch", Value.of(epoch.getAsLong())) : this;
  }

  /** A run on these sources: goes on with one that is in progress, else starts anew. */
  <S> Checkpoint begun(List<Step<S>> steps, Sources sources, OptionalLong epoch) {
    Checkpoint start =
        isInProgress() ? this : untaken(steps).without("taken").without("late").without(MERGED);
    return start
        .under(epoch)
        .with("status", Value.of(IN_PROGRESS))
        .with("startedAt", fields.time("startedAt").map(Value::of).orElse(Value.SERVER_TIME))
        .with("completedAt", Value.NULL)
        .with("sourceVersions", sources.versions())
        .with("sourceHashes", sources.hashes())
        .with("lastUpdatedAt", Value.SERVER_TIME);
  }

  /** The first {@code documents} of a phase are written, these paths among them. */
  Checkpoint takenInPart(Planned phase, int documents, List<String> paths) {
    List<Value> written = new ArrayList<>(fields.items("written"));
    paths.stream().filter(path -> !written().contains(path)).map(Value::of).forEach(written::add);
    Fields taken =
        Fields.builder().put("documents", documents).put("hash", phase.storedHash()).build();
    return mark(phase.phase(), IN_PROGRESS)
        .with("taken", fields.fields("taken").with(phase.phase(), taken))
        .with("written", Value.items(written));
  }

  /** These paths, which an earlier plan wrote, are deleted again. */
  Checkpoint cleared(List<String> paths) {
    List<Value> left = new ArrayList<>(fields.items("written"));
    left.removeAll(paths.stream().map(Value::of).toList());
    return with("written", Value.items(left));
  }

  /** All of a phase is written. */
  Checkpoint taken(Planned phase) {
    return mark(phase.phase(), COMPLETED)
        .with(
            "dataHashes",
            fields.fields("dataHashes").with(phase.phase(), Value.of(phase.dataHash())));
  }

  private Checkpoint mark(String phase, String state) {
    return with("phases", fields.fields("phases").with(phase, Value.of(state)));
  }

  /** Everything is written and proved: from here on the new schema is authoritative. */
  Checkpoint completed(Plan plan) {
    return mark(VALIDATION, COMPLETED)
        .with("status", Value.of(COMPLETED))
        .with("completedAt", Value.SERVER_TIME)
        .remarking(Remarks.of(plan))
        .without("taken")
        .without("written");
  }

  /** The attempt failed on the subject's own data; nothing but this is written. */
  <S> Checkpoint failed(List<Step<S>> steps, Sources sources, OptionalLong epoch, Finding reason) {
    long attempt = retryCount() + 1;
    Fields error =
        Fields.builder()
            .put("attempt", attempt)
            .put("phase", reason.phase())
            .put("code", reason.code().name())
            .put("at", reason.at().text())
            .put("pointer", reason.at().pointer())
            .put("message", reason.sentence())
            .build();
    List<Value> errors = new ArrayList<>(fields.items("errors"));
    errors.add(error);
    int surplus = Math.max(0, errors.size() - Limits.CHECKPOINT_ENTRIES);
    return begun(steps, sources, epoch)
        .untaken(steps)
        .without("taken")
        .with("status", Value.of(FAILED))
        .with("errors", Value.items(errors.subList(surplus, errors.size())))
        .with("retryCount", Value.of(attempt));
  }

  /** A person says that it may be tried again, as if it had never failed. */
  Checkpoint released() {
    return with("status", Value.of(PENDING))
        .with("retryCount", Value.of(0))
        .with("lastUpdatedAt", Value.SERVER_TIME);
  }

  /** These paths of a migration in parts are taken back; until all are, nobody goes on with it. */
  <S> Checkpoint abandoning(List<Step<S>> steps, RollbackRequest request, List<String> paths) {
    return untaken(steps)
        .cleared(paths)
        .under(request.epoch())
        .with(CLEARING, Value.of(PARTS))
        .with("lastUpdatedAt", Value.SERVER_TIME)
        .without("taken");
  }

  /** The old documents are removed; the rules close their places to clients by this. */
  Checkpoint cleanedUp(Archived archived) {
    return with(CLEANED_UP_AT, Value.SERVER_TIME)
        .with(ARCHIVE, archived.toFields())
        .with("lastUpdatedAt", Value.SERVER_TIME);
  }

  /** A rollback in parts begins: from here on nobody may write either schema. */
  Checkpoint rollingBack(RollbackRequest request) {
    return under(request.epoch())
        .with(ROLLING_BACK_SINCE, Value.SERVER_TIME)
        .with("lastUpdatedAt", Value.SERVER_TIME);
  }

  /** The rollback in parts is given up; the new schema stays authoritative. */
  Checkpoint notRollingBack() {
    return without(ROLLING_BACK_SINCE).with("lastUpdatedAt", Value.SERVER_TIME);
  }

  /**
   * The old schema is authoritative again.
   *
   * @param kept what the migration wants kept of the documents that go
   */
  <S> Checkpoint rolledBack(List<Step<S>> steps, RollbackRequest request, Fields kept) {
    Checkpoint back = untaken(steps);
    if (request.keepsLogs()) {
      back =
          back.with("warnings", Value.items(fields.items("warnings")))
              .with("unmapped", Value.items(fields.items("unmapped")));
    }
    return new Checkpoint(back.under(request.epoch()).fields.merge(kept))
        .with("status", Value.of(ROLLED_BACK))
        .with("completedAt", Value.NULL)
        .with("rolledBackAt", Value.SERVER_TIME)
        .with("rollbackReason", Value.of(request.reason()))
        .with(Reversal.ROLLBACKS, Value.of(rollbacks() + 1))
        .with("lastUpdatedAt", Value.SERVER_TIME)
        .without(ROLLING_BACK_SINCE)
        .without(CLEANED_UP_AT)
        .without(ARCHIVE)
        .without("sourceVersions")
        .without("sourceHashes")
        .without("late")
        .without(MERGED)
        .without("taken")
        .without("written")
        .without(CLEARING);
  }

  /** New documents are left, which the next parts take away. */
  Checkpoint clearing() {
    return with(CLEARING, Value.of(DOCUMENTS));
  }

  /** None is left; those that stood there before the migration come back. */
  Checkpoint restoring() {
    return with(CLEARING, Value.of(IMAGES));
  }

  /** Nothing is left of the new documents. */
  Checkpoint cleared() {
    return without(CLEARING).with("lastUpdatedAt", Value.SERVER_TIME);
  }

  private Checkpoint remarking(Remarks remarks) {
    return new Checkpoint(remarks.on(fields));
  }

  private Checkpoint with(String name, Value value) {
    return new Checkpoint(fields.with(name, value));
  }

  private Checkpoint without(String name) {
    return new Checkpoint(fields.without(name));
  }
}
