package dev.slipstream.rollbacks;

import dev.slipstream.engine.CreateOnce;
import dev.slipstream.engine.Migrants;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.rollbacks.Taking.Taken;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.waves.Dispatcher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Rolls many back, a page for each message, which is followed by the next page's. However often a
 * message comes, its page is turned once: of those who have it at the same time, one holds the
 * page, and whoever comes later finds it done.
 */
public final class PagedRollback {

  /**
   * Longer than a page takes but on the worst of days, and as long as a page waits for one whose
   * process died. Whoever takes longer is joined by another and harms nobody: players go back once,
   * and the first to turn the page counts.
   */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final int MAX_WAITS = 5;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final Store store;
  private final BatchRollback batch;
  private final Supplier<Messages> messages;
  private final InstantSource clock;
  private final Dispatcher.Nap nap;

  /**
   * @param messages opened when the first is sent
   * @param nap has the process sleep
   */
  public PagedRollback(
      Store store,
      BatchRollback batch,
      Supplier<Messages> messages,
      InstantSource clock,
      Dispatcher.Nap nap) {
    this.store = store;
    this.batch = batch;
    this.messages = messages;
    this.clock = clock;
    this.nap = nap;
  }

  /** What became of a message. */
  public sealed interface Step {

    /**
     * It turned its page.
     *
     * @param came what became of the page's players
     */
    record Turned(RollbackRun run, Fields came) implements Step {}

    /** It need not come again. */
    record Nothing(String why) implements Step {}

    /** It must come again, since another has the page, or has the one before. */
    record NotYet(String why) implements Step {}
  }

  /** Begins a rollback at its first page, or leaves the one that was begun under this id. */
  public void begin(Migration<?> migration, String runId, Migrants meant, RollbackTerms terms) {
    if (find(runId).isEmpty()) {
      Migrants.Page first = meant.page(store, migration, Optional.empty());
      RollbackRun begun = RollbackRun.begun(migration, runId, meant, terms, first);
      store.apply(new CreateOnce(RollbackRun.path(runId), begun.fields()));
    }
  }

  /** Reads how far a rollback has come. */
  public Optional<RollbackRun> find(String runId) {
    DocPath path = RollbackRun.path(runId);
    return store
        .read(List.of(path), ReadTime.latest())
        .snapshot()
        .fields(path)
        .map(RollbackRun::new);
  }

  /**
   * Carries one message out. Throws {@link RollbackRefused} where it fits no rollback.
   *
   * @param holder who this is: another name for each delivery
   * @param listener is told of each player
   */
  public Step carryOn(
      Migration<?> migration,
      String runId,
      long page,
      String holder,
      Consumer<RolledBack> listener) {
    Taken taken = takeOrWait(migration, runId, page, holder);
    if (taken instanceof Taken.Unfit unfit) {
      throw new RollbackRefused(unfit.why());
    }
    if (taken instanceof Taken.Over over) {
      return new Step.Nothing(over.why());
    }
    if (taken instanceof Taken.Early early) {
      return new Step.NotYet(early.why());
    }
    if (taken instanceof Taken.Held held) {
      return new Step.NotYet(held.why());
    }
    return work(migration, ((Taken.Mine) taken).run(), listener);
  }

  /** Whoever has the page before publishes this one's message just before it turns its own. */
  private Taken takeOrWait(Migration<?> migration, String runId, long page, String holder) {
    Taken taken = take(migration, runId, page, holder);
    for (int i = 0; i < MAX_WAITS && taken instanceof Taken.Early; i++) {
      nap.take(BETWEEN_TRIES);
      taken = take(migration, runId, page, holder);
    }
    return taken;
  }

  private Taken take(Migration<?> migration, String runId, long page, String holder) {
    Instant now = clock.instant();
    return store
        .apply(new Taking(runId, migration.id(), page, holder, now, now.plus(LEASE)))
        .answer();
  }

  /** A failure gives the page back before its message comes again. */
  private Step work(Migration<?> migration, RollbackRun run, Consumer<RolledBack> listener) {
    try {
      Fields came = batch.carryOut(migration, run.players(), run.terms(), listener).toFields();
      return turn(run, came, next(migration, run));
    } catch (RuntimeException e) {
      giveBack(run, e);
      throw e;
    }
  }

  private Optional<Migrants.Page> next(Migration<?> migration, RollbackRun run) {
    return run.cursor().map(behind -> run.meant().page(store, migration, Optional.of(behind)));
  }

  /** The message first: a page that nobody goes on with would be the last. */
  private Step turn(RollbackRun run, Fields came, Optional<Migrants.Page> next) {
    if (next.isPresent()) {
      publish(run, run.page() + 1);
    }
    return store
        .apply(new Turning(run.runId(), run.page(), now -> now.turned(came, next)))
        .answer()
        .<Step>map(turned -> new Step.Turned(turned, came))
        .orElseGet(() -> new Step.Nothing("another turned the page, or an operator stopped it"));
  }

  private void publish(RollbackRun run, long page) {
    messages
        .get()
        .publish(
            Topic.ROLLBACKS.id(),
            Fields.builder()
                .put("migration", run.migration())
                .put("runId", run.runId())
                .put("page", page)
                .build());
  }

  private void giveBack(RollbackRun run, RuntimeException because) {
    try {
      store.apply(new Turning(run.runId(), run.page(), now -> now.released(run.holder())));
    } catch (StoreException e) {
      because.addSuppressed(e);
    }
  }
}
