package dev.slipstream.store.memory;

import dev.slipstream.model.Change;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Value;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Found;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Total;
import dev.slipstream.store.Usage;
import dev.slipstream.store.memory.Faults.Fate;
import dev.slipstream.store.memory.MemoryDatabase.Locking;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

  private final MemoryDatabase database;
  private final Limits limits;
  private final Faults faults;

  /** A store on a clock of its own that moves one microsecond per commit: the same every run. */
  public MemoryStore() {
    this(() -> FIRST_TICK, Limits.production(), Faults.NONE);
  }

  /**
   * @param clock gives the time of a commit; two commits never share one
   */
  public MemoryStore(Supplier<Instant> clock, Limits limits, Faults faults) {
    this(new MemoryDatabase(clock, TICK, Locking.OPTIMISTIC), limits, faults);
  }

  /** A store over data that others may share. */
  public MemoryStore(MemoryDatabase database, Limits limits, Faults faults) {
    this.database = database;
    this.limits = limits;
    this.faults = faults;
  }

  /** The same data, through limits and faults of its own. */
  public MemoryStore with(Limits otherLimits, Faults otherFaults) {
    return new MemoryStore(database, otherLimits, otherFaults);
  }

  @Override
  public Found read(Collection<DocPath> paths, ReadTime at) {
    List<DocPath> wanted = paths.stream().distinct().toList();
    List<Document> found = database.read(wanted, database.readable(at));
    return new Found(Snapshot.empty().with(wanted, found), Usage.reads(wanted.size()));
  }

  @Override
  public Page list(Query query, ReadTime at) {
    query.requireListable();
    List<Document> documents = database.matching(query, database.readable(at), query.limit());
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
    return database.matching(query, database.readable(at), Long.MAX_VALUE);
  }

  @Override
  public <A> Applied<A> apply(Change<A> change) {
    Object owner = new Object();
    MemoryTransaction<A> transaction = MemoryTransaction.begin(change, limits, owner);
    try {
      while (!transaction.isOver() && !transaction.isLastAttempt()) {
        transaction = step(transaction, owner);
      }
      return last(transaction, owner).outcome();
    } finally {
      database.release(owner);
    }
  }

  /** Others' commits never starve anybody: the last attempt has the database to itself. */
  private <A> MemoryTransaction<A> last(MemoryTransaction<A> begun, Object owner) {
    return database.inTurn(
        () -> {
          MemoryTransaction<A> transaction = begun;
          while (!transaction.isOver()) {
            transaction = step(transaction, owner);
          }
          return transaction;
        });
  }

  private <A> MemoryTransaction<A> step(MemoryTransaction<A> now, Object owner) {
    if (!now.commitsNext()) {
      return now.step(database, Fate.DONE);
    }
    Fate fate = faults.ofNextCommit();
    boolean isFree = database.awaitFree(owner, now.written());
    MemoryTransaction<A> next = now.step(database, isFree ? fate : Fate.ABORTED);
    if (next.hasJustTakenEffect()) {
      faults.afterCommit();
    }
    return next;
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public void close() {}
}
