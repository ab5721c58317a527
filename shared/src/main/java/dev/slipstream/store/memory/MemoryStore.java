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
    this.versions = new Versions(clock);
    this.limits = limits;
    this.check = new LimitCheck(limits);
    this.faults = faults;
  }

  @Override
  public Found read(Collection<DocPath> paths, ReadTime at) {
    Instant instant = versions.readable(at);
    List<Document> found =
        paths.stream().flatMap(path -> versions.at(path, instant).stream()).toList();
    return new Found(Snapshot.empty().with(paths, found), Usage.reads(paths.size()));
  }

  @Override
  public Page list(Query query, ReadTime at) {
    query.requireListable();
    List<Document> documents =
        versions.matching(query, versions.readable(at)).limit(query.limit()).toList();
    return Page.of(query.idsOnly() ? bare(documents) : documents, query.limit());
  }

  private static List<Document> bare(List<Document> documents) {
    return documents.stream()
        .map(d -> new Document(d.path(), Fields.empty(), d.createTime(), d.updateTime()))
        .toList();
  }

  @Override
  public Total count(Query query, ReadTime at) {
    long entries = versions.matching(query, versions.readable(at)).count();
    return Total.of(Value.of(entries), entries);
  }

  @Override
  public Total sum(Query query, FieldPath field, ReadTime at) {
    List<Value> numbers =
        versions
            .matching(query, versions.readable(at))
            .flatMap(document -> Versions.find(document.fields(), field).stream())
            .filter(value -> value instanceof Value.Int || value instanceof Value.Real)
            .toList();
    return Total.of(Sums.of(numbers), numbers.size());
  }

  @Override
  public <A> Applied<A> apply(Change<A> change) {
    Usage usage = Usage.NONE;
    for (int attempt = 1; attempt <= limits.attempts(); attempt++) {
      Instant start = versions.now();
      Deciding.Decided<A> decided = Deciding.decide(change, paths -> readAt(paths, start), limits);
      List<Write> writes = decided.commit().writes();
      usage = usage.plus(decided.usage());
      if (!faults.abortsCommit() && commits(decided.seen(), start, writes)) {
        return new Applied<>(
            decided.commit().answer(), attempt, usage.plus(Usage.ofCommit(writes)));
      }
    }
    throw new StoreException(
        Reason.CONTENTION,
        "others kept changing the same documents through " + limits.attempts() + " attempts");
  }

  private List<Document> readAt(List<DocPath> paths, Instant instant) {
    return paths.stream().flatMap(path -> versions.at(path, instant).stream()).toList();
  }

  private boolean commits(Collection<DocPath> read, Instant since, List<Write> writes) {
    check
        .problem(writes)
        .ifPresent(
            problem -> {
              throw new StoreException(Reason.REFUSED, problem);
            });
    return versions.commit(read, since, writes, check);
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public void close() {}
}
