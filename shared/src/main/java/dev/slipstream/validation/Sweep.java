package dev.slipstream.validation;

import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.CreateOnce;
import dev.slipstream.engine.Gathered;
import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.Roster;
import dev.slipstream.engine.Together;
import dev.slipstream.engine.Validation;
import dev.slipstream.engine.Validator;
import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Validates all players, a page at a time, and sets aside what came late. What a page came to and
 * where the next one begins are one commit, so that a page that is worked on twice counts once.
 */
public final class Sweep {

  /** Players of a page: well within the minutes that a function has. */
  public static final int PAGE = 100;

  /** Players looked at at once: a look is some reads one after another. */
  private static final int AT_ONCE = 16;

  private final Store store;
  private final InstantSource clock;
  private final int pageSize;
  private final Validator validator;
  private final LateWrites lateWrites;

  public Sweep(Store store, InstantSource clock) {
    this(store, clock, PAGE);
  }

  /**
   * @param pageSize players of a page, 1 to {@link Query#MAX_PAGE}
   */
  public Sweep(Store store, InstantSource clock, int pageSize) {
    this.store = store;
    this.clock = clock;
    this.pageSize = pageSize;
    this.validator = new Validator(store);
    this.lateWrites = new LateWrites(store);
  }

  /**
   * Where the sweep is after a message.
   *
   * @param isOurs whether this message turned the page, so that it must be followed by the next
   */
  public record Step(SweepRun run, boolean isOurs) {}

  /** Begins a run that its caller goes through page by page, or finds it as it is. */
  public SweepRun begin(Migration<?> migration, String runId, boolean repairs) {
    return begin(migration, runId, repairs, false);
  }

  /** The same for one whose pages follow each other by messages. */
  SweepRun beginByMessages(Migration<?> migration, String runId, boolean repairs) {
    return begin(migration, runId, repairs, true);
  }

  private SweepRun begin(
      Migration<?> migration, String runId, boolean repairs, boolean goesByMessages) {
    requireId(runId);
    SweepRun begun = SweepRun.begun(migration, runId, repairs, goesByMessages);
    return new SweepRun(store.apply(new CreateOnce(SweepRun.path(runId), begun.fields())).answer());
  }

  private static void requireId(String runId) {
    if (!SweepRun.ID.matcher(runId).matches()) {
      throw new SweepRefused(
          "The runId is not up to 64 letters, digits, _ and -; start a sweep with another.");
    }
  }

  /** The migration's runs by these tables that are not done, the first {@link Query#MAX_PAGE}. */
  List<SweepRun> running(Migration<?> migration) {
    Query query =
        Query.collection(SweepRun.COLLECTION)
            .where(FieldPath.of("status"), Query.Comparison.EQUAL, Value.of("running"));
    return store.list(query, ReadTime.latest()).documents().stream()
        .map(found -> new SweepRun(found.fields()))
        .filter(run -> run.migration().equals(migration.id()))
        .filter(run -> run.planHash().equals(SweepRun.planHash(migration)))
        .toList();
  }

  /** Reads how far a run has come. */
  public Optional<SweepRun> find(String runId) {
    requireId(runId);
    DocPath path = SweepRun.path(runId);
    return store.read(List.of(path), ReadTime.latest()).snapshot().fields(path).map(SweepRun::new);
  }

  /**
   * Works on the page that begins behind the cursor, unless that was done before.
   *
   * @param cursor as the message has it; none or empty in the first one, which also begins the run
   * @param listener is told of each player of the page, in order, once all were looked at
   */
  public Step turn(
      Migration<?> migration,
      String runId,
      Optional<String> cursor,
      Consumer<Validation> listener) {
    SweepRun run =
        cursor.filter(behind -> !behind.isEmpty()).isPresent()
            ? find(runId).orElseThrow(() -> noRun(runId))
            : beginByMessages(migration, runId, false);
    requireSamePlan(run, migration);
    String from = cursor.orElse("");
    if (run.isDone() || !run.cursor().equals(from)) {
      return new Step(run, false);
    }
    return new Step(commit(run, page(run, migration, listener)), true);
  }

  private static SweepRefused noRun(String runId) {
    return new SweepRefused("There is no run %s to go on with; start a sweep.".formatted(runId));
  }

  private static void requireSamePlan(SweepRun run, Migration<?> migration) {
    if (!run.migration().equals(migration.id())) {
      throw new SweepRefused(
          "Run %s is of migration %s, not %s; start a sweep of its own."
              .formatted(run.runId(), run.migration(), migration.id()));
    }
    if (!run.planHash().equals(SweepRun.planHash(migration))) {
      throw new SweepRefused(
          "Run %s was begun with other mapping tables than this build's; start a new sweep."
              .formatted(run.runId()));
    }
  }

  private SweepRun page(SweepRun run, Migration<?> migration, Consumer<Validation> listener) {
    Roster.Lines page =
        new Roster(store, migration, pageSize)
            .page(behind(run, migration), clock.instant().minus(Validator.PAST));
    SweepRun after = run;
    for (Validation validation : validate(run, migration, page)) {
      listener.accept(validation);
      after = after.with(validation, migration);
    }
    return after.turned(
        page.last().map(migration::checkpoint), page.at(), clock.instant().minus(Validator.PAST));
  }

  private static Optional<Subject> behind(SweepRun run, Migration<?> migration) {
    if (run.cursor().isEmpty()) {
      return Optional.empty();
    }
    Optional<Subject> last = migration.subjectOf(DocPath.parse(run.cursor()));
    if (last.isEmpty()) {
      throw new SweepRefused(
          "The cursor of run %s, %s, is no player's document; start a new sweep."
              .formatted(run.runId(), run.cursor()));
    }
    return last;
  }

  private List<Validation> validate(SweepRun run, Migration<?> migration, Roster.Lines page) {
    Gathered gathered = validator.gather(migration, page);
    return Together.map(
        page.entries(), AT_ONCE, entry -> validate(run, migration, entry.subject(), gathered));
  }

  private Validation validate(
      SweepRun run, Migration<?> migration, Subject subject, Gathered gathered) {
    Validation validation =
        run.repairs()
            ? noted(run, validator.repair(migration, subject, gathered, clock, run.runId()))
            : validator.validate(migration, subject, gathered, clock);
    if (validation.comparison().isUnswept()) {
      lateWrites.sweep(migration, subject);
    }
    return validation;
  }

  /** A page that was cut short may have repaired the player before: that counts. */
  private Validation noted(SweepRun run, Validation validation) {
    DocPath marker = Validator.repairedBy(run.runId(), validation.subject());
    boolean isRepaired =
        validation.verdict() == Verdict.MATCH
            && store.read(List.of(marker), ReadTime.latest()).snapshot().get(marker).isPresent();
    return isRepaired ? validation.asRepaired() : validation;
  }

  /** Whoever is first counts; another who worked on the same page finds that it has moved on. */
  private SweepRun commit(SweepRun before, SweepRun after) {
    return store.apply(new Turning(SweepRun.path(before.runId()), before, after)).answer();
  }

  private record Turning(DocPath path, SweepRun before, SweepRun after)
      implements Change<SweepRun> {
    @Override
    public List<DocPath> reads() {
      return List.of(path);
    }

    @Override
    public Decision<SweepRun> decide(Snapshot seen) {
      SweepRun now = new SweepRun(seen.fields(path).orElseThrow());
      boolean isMine = !now.isDone() && now.cursor().equals(before.cursor());
      return isMine
          ? Decision.write(after, List.of(new Write.Put(path, after.fields())))
          : Decision.nothing(now);
    }
  }
}
