package dev.slipstream.store.memory;

import dev.slipstream.model.Change;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Deciding;
import dev.slipstream.store.Found;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.store.Total;
import dev.slipstream.store.Usage;
import dev.slipstream.store.memory.Faults.Fate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * A store in memory with Firestore's semantics: every version of every document is kept for an
 * hour, reads see one instant, and a commit is refused and decided again where a document that it
 * read has changed meanwhile. Safe for many threads.
 */
public final class MemoryStore implements Store {

  private static final Instant FIRST_TICK = Instant.parse("2025-10-15T12:00:00Z");

  private final Versions versions;
  private final Limits limits;
  private final LimitCheck check;
  private final Faults faults;

  /** A store on a clock of its own that moves one microsecond per commit: the same every run. */
  public MemoryStore() {
    this(() -> FIRST_TICK, Limits.production(), Faults.NONE);
  }

  /**
   * @param clock gives the time of a commit; two commits never share one
   */
  public MemoryStore(Supplier<Instant> clock, Limits limits, Faults faults) {
    this(new Versions(clock), limits, faults);
  }

  private MemoryStore(Versions versions, Limits limits, Faults faults) {
    this.versions = versions;
    this.limits = limits;
    this.check = new LimitCheck(limits);
    this.faults = faults;
  }

  /** The same data, through limits and faults of its own. */
  public MemoryStore with(Limits otherLimits, Faults otherFaults) {
    return new MemoryStore(versions, otherLimits, otherFaults);
  }

  @Override
  public Found read(Collection<DocPath> paths, ReadTime at) {
    List<DocPath> wanted = paths.stream().distinct().toList();
    List<Document> found = readAt(wanted, versions.readable(at));
    return new Found(Snapshot.empty().with(wanted, found), Usage.reads(wanted.size()));
  }

  private List<Document> readAt(List<DocPath> paths, Instant instant) {
    return paths.stream().flatMap(path -> versions.at(path, instant).stream()).toList();
  }

  @Override
  public Page list(Query query, ReadTime at) {
    query.requireListable();
    List<Document> documents = versions.matching(query, versions.readable(at), query.limit());
    return Page.of(query.idsOnly() ? bare(documents) : documents, query.limit());
  }

  private static List<Document> bare(List<Document> documents) {
    return documents.stream()
        .map(d -> new Document(d.path(), Fields.empty(), d.createTime(), d.updateTime()))
        .toList();
  }

  @Override
  public Total count(Query query, ReadTime at) {
    long entries = matching(query, at).size();
    return Total.of(Value.of(entries), entries);
  }

  @Override
  public Total sum(Query query, FieldPath field, ReadTime at) {
    List<Value> values =
        matching(query, at).stream()
            .flatMap(document -> Matching.find(document.fields(), field).stream())
            .toList();
    return Total.of(Sums.of(values), values.size());
  }

  private List<Document> matching(Query query, ReadTime at) {
    query.requireWhole();
    return versions.matching(query, versions.readable(at), Long.MAX_VALUE);
  }

  @Override
  public <A> Applied<A> apply(Change<A> change) {
    Usage usage = Usage.NONE;
    Fate fate = Fate.DONE;
    for (int attempt = 1; attempt <= limits.attempts(); attempt++) {
      // others' commits never starve anybody: the last attempt has the store to itself
      Object turn = attempt < limits.attempts() ? new Object() : versions;
      synchronized (turn) {
        Instant start = versions.now();
        Deciding.Decided<A> decided = Deciding.decide(change, new AsOf(start), limits);
        List<Write> writes = decided.commit().writes();
        usage = usage.plus(decided.usage());
        StoreException.refuseFor(check.problem(writes));
        fate = faults.ofNextCommit();
        if (fate != Fate.ABORTED && versions.commit(decided.read(), start, writes, check)) {
          faults.afterCommit();
          if (fate != Fate.ANSWER_LOST) {
            return new Applied<>(
                decided.commit().answer(), attempt, usage.plus(Usage.ofCommit(writes)));
          }
        }
      }
    }
    throw givenUp(fate);
  }

  /**
   * All reads of a decision see one instant; only those it depends on are checked at the commit.
   */
  private final class AsOf implements Deciding.Source {
    private final Instant instant;

    AsOf(Instant instant) {
      this.instant = instant;
    }

    @Override
    public List<Document> read(List<DocPath> paths) {
      return readAt(paths, instant);
    }

    @Override
    public List<Document> lookUp(List<DocPath> paths) {
      return readAt(paths, instant);
    }
  }

  private StoreException givenUp(Fate fate) {
    return fate == Fate.ANSWER_LOST
        ? new StoreException(
            Reason.UNAVAILABLE, "no answer through " + limits.attempts() + " attempts")
        : new StoreException(
            Reason.CONTENTION,
            "others kept changing the same documents through " + limits.attempts() + " attempts");
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public void close() {}
}
