package dev.slipstream.store.memory;

import dev.slipstream.model.Change;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Deciding;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.store.Usage;
import dev.slipstream.store.memory.Faults.Fate;
import dev.slipstream.store.memory.MemoryDatabase.Locking;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A change on its way through the store, between two calls: it reads as often as it asks for
 * documents, then commits, and begins again where that fails. Immutable, so that a simulation can
 * go on from any point more than once; the database is what changes.
 *
 * @param <A> the answer of the change
 */
public final class MemoryTransaction<A> {

  private final Change<A> change;
  private final Limits limits;
  private final Object owner;
  private final Attempt<A> attempt;
  private final Usage spent;
  private final Optional<End<A>> end;
  private final boolean tookEffect;

  /**
   * One run of the change.
   *
   * @param start when it began to read; what it depends on is as of then, or locked
   */
  private record Attempt<A>(int number, Optional<Instant> start, Deciding<A> deciding) {
    List<Write> writes() {
      return deciding.decided().commit().writes();
    }
  }

  /** What the caller is told: an answer, or a failure. */
  private record End<A>(Optional<Applied<A>> applied, Optional<StoreException> failure) {}

  private MemoryTransaction(
      Change<A> change,
      Limits limits,
      Object owner,
      Attempt<A> attempt,
      Usage spent,
      Optional<End<A>> end,
      boolean tookEffect) {
    this.change = change;
    this.limits = limits;
    this.owner = owner;
    this.attempt = attempt;
    this.spent = spent;
    this.end = end;
    this.tookEffect = tookEffect;
  }

  /**
   * A change that nothing was done for yet.
   *
   * @param owner tells its locks from those of others
   */
  public static <A> MemoryTransaction<A> begin(Change<A> change, Limits limits, Object owner) {
    Attempt<A> first = new Attempt<>(1, Optional.empty(), Deciding.begin(change, limits));
    return new MemoryTransaction<>(
        change, limits, owner, first, Usage.NONE, Optional.empty(), false);
  }

  public boolean isOver() {
    return end.isPresent();
  }

  /** What came of it, once it is over; throws what the caller of the store is told. */
  public Applied<A> outcome() {
    End<A> told = end.orElseThrow(() -> new IllegalStateException("not over yet: " + change));
    if (told.failure().isPresent()) {
      throw told.failure().get();
    }
    return told.applied().orElseThrow();
  }

  /** Whether the next call commits. */
  public boolean commitsNext() {
    return attempt.deciding().isDecided();
  }

  /** Whether the call before this was a commit that took effect, answered or not. */
  public boolean hasJustTakenEffect() {
    return tookEffect;
  }

  /** Whether the caller is told when this attempt fails. */
  public boolean isLastAttempt() {
    return attempt.number() >= limits.attempts();
  }

  public int attempts() {
    return attempt.number();
  }

  /** How often this attempt has read. */
  public int stage() {
    return attempt.deciding().stage();
  }

  /** What this attempt has seen so far. */
  public Snapshot seen() {
    return attempt.deciding().seen();
  }

  /** When this attempt began to read; what it depends on is as of then, or locked. */
  public Optional<Instant> start() {
    return attempt.start();
  }

  /** Whether the next call would have to wait for others to end. */
  public boolean isBlocked(MemoryDatabase database) {
    return commitsNext() && !database.isFree(owner, written());
  }

  /** The documents that the next call writes. */
  public List<DocPath> written() {
    return attempt.writes().stream().map(Write::path).toList();
  }

  /** Carries out the next call, or lets it fare otherwise. */
  public MemoryTransaction<A> step(MemoryDatabase database, Fate fate) {
    return commitsNext() ? commit(database, fate) : read(database, fate);
  }

  private MemoryTransaction<A> read(MemoryDatabase database, Fate fate) {
    if (!fate.takesEffect()) {
      return failed(database, fate, false);
    }
    Instant now = attempt.start().orElseGet(database::now);
    Deciding<A> further = attempt.deciding().ask(new Reads(database, owner, now));
    Attempt<A> on = new Attempt<>(attempt.number(), Optional.of(now), further);
    return new MemoryTransaction<>(change, limits, owner, on, spent, end, false);
  }

  /** What a decision depends on is locked, or as of one instant and checked at the commit. */
  private record Reads(MemoryDatabase database, Object owner, Instant instant)
      implements Deciding.Source {
    @Override
    public Collection<Document> read(List<DocPath> paths) {
      return database.locking() == Locking.PESSIMISTIC
          ? database.readLocked(owner, paths)
          : database.read(paths, instant);
    }

    @Override
    public Collection<Document> lookUp(List<DocPath> paths) {
      return database.read(paths, database.now());
    }
  }

  private MemoryTransaction<A> commit(MemoryDatabase database, Fate fate) {
    try {
      LimitCheck check = new LimitCheck(limits);
      StoreException.refuseFor(check.problem(attempt.writes()));
      if (!fate.takesEffect()) {
        return failed(database, fate, false);
      }
      if (!isCommitted(database, check)) {
        return failed(database, Fate.ABORTED, false);
      }
      return fate == Fate.DONE ? answered() : failed(database, fate, true);
    } catch (StoreException e) {
      database.release(owner);
      return over(new End<>(Optional.empty(), Optional.of(e)), false);
    }
  }

  private boolean isCommitted(MemoryDatabase database, LimitCheck check) {
    Collection<DocPath> unlocked =
        database.locking() == Locking.PESSIMISTIC ? List.of() : attempt.deciding().decided().read();
    Instant since = attempt.start().orElseGet(database::now);
    return database.commit(owner, unlocked, since, attempt.writes(), check);
  }

  private MemoryTransaction<A> answered() {
    Usage all = usage().plus(Usage.ofCommit(attempt.writes()));
    A answer = attempt.deciding().decided().commit().answer();
    Applied<A> applied = new Applied<>(answer, attempt.number(), all);
    return over(new End<>(Optional.of(applied), Optional.empty()), true);
  }

  /** This attempt is over; there may be another. */
  private MemoryTransaction<A> failed(MemoryDatabase database, Fate fate, boolean hasEffect) {
    database.release(owner);
    if (isLastAttempt() || fate.isTheEnd()) {
      return over(new End<>(Optional.empty(), Optional.of(givenUp(fate))), hasEffect);
    }
    Attempt<A> again =
        new Attempt<>(attempt.number() + 1, Optional.empty(), Deciding.begin(change, limits));
    return new MemoryTransaction<>(change, limits, owner, again, usage(), end, hasEffect);
  }

  /** What this attempt and those before it are billed as, but for the commit. */
  private Usage usage() {
    return spent.plus(attempt.deciding().billed());
  }

  private StoreException givenUp(Fate fate) {
    return fate == Fate.ABORTED
        ? new StoreException(
            Reason.CONTENTION,
            "others kept changing the same documents through " + attempts() + " attempts")
        : new StoreException(Reason.UNAVAILABLE, "no answer through " + attempts() + " attempts");
  }

  private MemoryTransaction<A> over(End<A> told, boolean hasEffect) {
    return new MemoryTransaction<>(
        change, limits, owner, attempt, spent, Optional.of(told), hasEffect);
  }
}
