package dev.slipstream.engine;

import dev.slipstream.model.Difference;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Deciding;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.store.Usage;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The way back of one subject, design M4: its old documents become authoritative again, with all
 * that was earned since the cut-over. Safe to call again at any time, by anybody, at once.
 */
public final class Rollback {

  /** More parts and listings than the largest and busiest subject has. */
  private static final int MAX_STEPS = 1000;

  private final Store store;
  private final Attic attic;

  /** For subjects whose old documents are in the store. */
  public Rollback(Store store) {
    this(store, Attic.NONE);
  }

  /**
   * @param attic has the old documents of those who are cleaned up
   */
  public Rollback(Store store, Attic attic) {
    this.store = store;
    this.attic = attic;
  }

  /** A step that was decided, and what it would write. */
  private record Stepped(Back back, List<Write> writes, Usage usage) {}

  /** What rolling back would carry and lose, in all its parts together; writes nothing. */
  public <S> RolledBack plan(Migration<S> migration, Subject subject, RollbackRequest request) {
    return goBack(
        migration,
        subject,
        (listing, fetched) -> {
          Deciding.Decided<Back> decided =
              Deciding.preview(
                  store,
                  StepBack.planning(migration, subject, request, listing, fetched, store.limits()),
                  ReadTime.latest());
          return new Stepped(decided.commit().answer(), decided.commit().writes(), decided.usage());
        });
  }

  /** Rolls the subject back, in one commit unless it is beyond the limits of one. */
  public <S> RolledBack rollBack(Migration<S> migration, Subject subject, RollbackRequest request) {
    return goBack(
        migration,
        subject,
        (listing, fetched) -> {
          Applied<Back> applied =
              store.apply(
                  StepBack.carryingOut(
                      migration, subject, request, listing, fetched, store.limits()));
          return new Stepped(applied.answer(), List.of(), applied.usage());
        });
  }

  private <S> RolledBack goBack(
      Migration<S> migration, Subject subject, BiFunction<Listing, Fetched, Stepped> step) {
    Told told = new Told(List.of(), List.of());
    Listing listing = Listing.NONE;
    Fetched fetched = Fetched.NOTHING;
    Usage usage = Usage.NONE;
    for (int i = 0; i < MAX_STEPS; i++) {
      Stepped stepped = step.apply(listing, fetched);
      usage = usage.plus(stepped.usage());
      listing = Listing.NONE;
      if (stepped.back() instanceof Back.ListFirst wanted) {
        String images = Undo.collection(migration.checkpoint(subject));
        Listing.Billed billed = Listing.of(store, migration, subject, wanted.pulse(), images);
        listing = billed.listing();
        usage = usage.plus(billed.usage());
      } else if (stepped.back() instanceof Back.FetchFirst wanted) {
        fetched = Fetched.from(attic, wanted.archived());
      } else if (stepped.back() instanceof Back.SweepFirst) {
        usage = usage.plus(new LateWrites(store).sweep(migration, subject).usage());
      } else {
        Back.Done done = (Back.Done) stepped.back();
        told = told.and(done);
        if (done.outcome() != RollbackOutcome.IN_PROGRESS) {
          return told.over(subject, done, stepped.writes(), usage);
        }
      }
    }
    throw new StoreException(
        Reason.CONTENTION, "not done after " + MAX_STEPS + " steps: " + subject.id());
  }

  /** What the parts have told, of which the first knows most: it has written nothing yet. */
  private record Told(List<Difference> carriedBack, List<Difference> lost) {

    Told and(Back.Done done) {
      return carriedBack.isEmpty() && lost.isEmpty()
          ? new Told(done.carriedBack(), done.lost())
          : this;
    }

    RolledBack over(Subject subject, Back.Done done, List<Write> writes, Usage usage) {
      return new RolledBack(
          subject, done.outcome(), carriedBack, lost, done.failure(), writes, usage);
    }
  }
}
