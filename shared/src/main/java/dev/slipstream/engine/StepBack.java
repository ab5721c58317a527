package dev.slipstream.engine;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Reading;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One commit back to the old schema, design M4: all of a subject, or the next part of one that is
 * beyond the limits of a commit. The status changes in the same commit as the last old document, so
 * readers and rules switch at once.
 *
 * <p>Reads the checkpoint and the pulse first. Where the listing that it was given is not of this
 * pulse, it asks for another; where the old documents are in the archive, it asks for those.
 */
final class StepBack<S> implements Change<Back> {

  private final Migration<S> migration;
  private final Subject subject;
  private final RollbackRequest request;
  private final Listing listing;
  private final Fetched fetched;
  private final Limits limits;
  private final boolean sweepsFirst;

  static <S> StepBack<S> carryingOut(
      Migration<S> migration,
      Subject subject,
      RollbackRequest request,
      Listing listing,
      Fetched fetched,
      Limits limits) {
    return new StepBack<>(migration, subject, request, listing, fetched, limits, true);
  }

  /** All of it at once, and over old documents that were written late, as they would be after. */
  static <S> StepBack<S> planning(
      Migration<S> migration,
      Subject subject,
      RollbackRequest request,
      Listing listing,
      Fetched fetched,
      Limits limits) {
    Limits whole = limits.withCommitBytes(Long.MAX_VALUE).withCommitWrites(Integer.MAX_VALUE);
    return new StepBack<>(migration, subject, request, listing, fetched, whole, false);
  }

  private StepBack(
      Migration<S> migration,
      Subject subject,
      RollbackRequest request,
      Listing listing,
      Fetched fetched,
      Limits limits,
      boolean sweepsFirst) {
    this.sweepsFirst = sweepsFirst;
    this.migration = migration;
    this.subject = subject;
    this.request = request;
    this.listing = listing;
    this.fetched = fetched;
    this.limits = limits;
  }

  private DocPath checkpoint() {
    return migration.checkpoint(subject);
  }

  private DocPath pulse() {
    return migration.footprint(subject).pulse();
  }

  @Override
  public List<DocPath> reads() {
    return List.of(checkpoint(), pulse());
  }

  @Override
  public Decision<Back> decide(Snapshot seen) {
    Optional<Checkpoint> known = seen.fields(checkpoint()).map(Checkpoint::new);
    if (known.isEmpty()) {
      return Decision.nothing(Back.of(RollbackOutcome.NOT_MIGRATED));
    }
    Checkpoint before = known.get();
    if (before.isBeyond(request.epoch())) {
      return Decision.nothing(Back.of(RollbackOutcome.OUTDATED));
    }
    if (before.isCompleted()) {
      return fetched(
          before, () -> listed(seen, () -> Decision.read(standing(), all -> back(before, all))));
    }
    if (!before.written().isEmpty()) {
      return abandon(new Abandoning<>(migration, subject, before, request, limits));
    }
    if (before.isBeingCleared()) {
      Clearing clearing = new Clearing(migration, subject, before, listing, limits);
      return listed(seen, () -> Decision.read(clearing.reads(), clearing::next));
    }
    return Decision.nothing(
        Back.of(
            before.isRolledBack()
                ? RollbackOutcome.ALREADY_ROLLED_BACK
                : RollbackOutcome.NOT_MIGRATED));
  }

  /** Goes on where the old documents are in the store, or were read from the archive. */
  private Decision<Back> fetched(Checkpoint before, Supplier<Decision<Back>> then) {
    Optional<Archived> archived = before.archived();
    if (archived.isEmpty()) {
      return then.get();
    }
    return fetched.isOf(archived.get())
        ? fetched
            .problem()
            .map(why -> Decision.nothing(notFetched(archived.get(), why)))
            .orElseGet(then)
        : Decision.nothing(new Back.FetchFirst(archived.get()));
  }

  private static Back notFetched(Archived archived, EngineCode why) {
    return new Back.Done(
        RollbackOutcome.UNREADABLE,
        List.of(),
        List.of(),
        Optional.of(Finding.of("rollback", why, Finding.Place.ofBlob(archived.name()))));
  }

  /** Goes on where the listing is of today's pulse. */
  private Decision<Back> listed(Snapshot seen, Supplier<Decision<Back>> then) {
    Optional<Instant> today = seen.get(pulse()).map(Document::updateTime);
    return listing.isOf(today) ? then.get() : Decision.nothing(new Back.ListFirst(today));
  }

  private static Decision<Back> abandon(Abandoning<?> abandoning) {
    return Decision.read(abandoning.reads(), abandoning::next);
  }

  private List<DocPath> standing() {
    List<DocPath> standing = new ArrayList<>(migration.sources(subject).values());
    standing.addAll(migration.footprint(subject).singles());
    standing.addAll(listing.paths());
    return standing;
  }

  private Decision<Back> back(Checkpoint before, Snapshot seen) {
    if (sweepsFirst && !new LateDocuments<>(migration, subject).of(before, seen).isEmpty()) {
      return Decision.nothing(new Back.SweepFirst());
    }
    return understand(before, Set.of(), seen);
  }

  /**
   * Understands the old documents but for those that cannot be read, of which nothing is taken.
   *
   * @param unreadable names; none unless it is forced
   */
  private Decision<Back> understand(Checkpoint before, Set<String> unreadable, Snapshot seen) {
    UnaryOperator<Snapshot> view = all -> without(unreadable, fetched.over(before, all));
    return Understanding.of(
        migration.read(subject, view.apply(seen)),
        seen,
        view,
        (reading, all) -> {
          if (reading instanceof Reading.Ready<S> ready) {
            return new WayBack<>(migration, subject, ready.source(), view, listing.paths(), all)
                .find(way -> carryOut(before, way, unreadable));
          }
          return toBeBlanked(reading, unreadable)
              .map(more -> understand(before, more, all))
              .orElseGet(() -> Decision.nothing(unreadable(reading)));
        });
  }

  /** A client may have left a text late that nobody can read; by force it is begun anew. */
  private Optional<Set<String>> toBeBlanked(Reading<S> reading, Set<String> unreadable) {
    if (!request.isForced() || !(reading instanceof Reading.Broken<S> broken)) {
      return Optional.empty();
    }
    Set<String> more = new LinkedHashSet<>(unreadable);
    String name = broken.finding().phase();
    return migration.sources(subject).containsKey(name) && more.add(name)
        ? Optional.of(more)
        : Optional.empty();
  }

  private Snapshot without(Set<String> unreadable, Snapshot seen) {
    List<Document> blank = new ArrayList<>();
    migration
        .sources(subject)
        .forEach(
            (name, path) -> {
              if (unreadable.contains(name)) {
                blank.add(new Document(path, Fields.empty(), Instant.EPOCH, Instant.EPOCH));
              }
            });
    return seen.with(blank.stream().map(Document::path).toList(), blank);
  }

  static Back unreadable(Reading<?> reading) {
    return new Back.Done(
        RollbackOutcome.UNREADABLE,
        List.of(),
        List.of(),
        reading instanceof Reading.Broken<?> broken
            ? Optional.of(broken.finding())
            : Optional.empty());
  }

  private Decision<Back> carryOut(Checkpoint before, WayBack.Found way, Set<String> unreadable) {
    return way.lost().isEmpty() || request.isForced()
        ? new PartsBack<>(migration, subject, before, request, listing, limits)
            .next(way, unreadable)
        : Decision.write(done(RollbackOutcome.REFUSED, way), givenUp(before));
  }

  /** Where a rollback in parts has begun, the subject is opened again. */
  private List<Write> givenUp(Checkpoint before) {
    return before.isBeingRolledBack()
        ? List.of(new Write.Put(checkpoint(), before.notRollingBack().fields()))
        : List.of();
  }

  static Back done(RollbackOutcome outcome, WayBack.Found way) {
    return new Back.Done(outcome, way.carriedBack(), way.lost(), Optional.empty());
  }
}
