package dev.slipstream.store.memory;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Write;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What transactions share: every version of every document, and the locks of those that are open.
 * Commits have a logical time. Can be copied at any moment, so that a simulation goes on from there
 * in more than one way. Safe for many threads.
 */
public final class MemoryDatabase {

  /** What becomes of two transactions that want the same documents. */
  public enum Locking {
    /** The one that commits second is refused and decides again. */
    OPTIMISTIC,
    /** Whoever writes waits for those who have read, as Firestore's servers do by default. */
    PESSIMISTIC
  }

  /** How long a write waits for a lock before it gives up, as on the emulator. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Versions versions;
  private final Locking locking;
  private final Locks locks;
  private final ReentrantLock turn = new ReentrantLock();
  private final Condition released = turn.newCondition();
  private final Map<Object, Collection<DocPath>> waiting = new HashMap<>();

  /**
   * @param clock gives the time of a commit
   * @param tick by how much a commit is later than the one before where the clock stands still
   */
  public MemoryDatabase(Supplier<Instant> clock, Duration tick, Locking locking) {
    this(new Versions(clock, tick), locking, new Locks());
  }

  private MemoryDatabase(Versions versions, Locking locking, Locks locks) {
    this.versions = versions;
    this.locking = locking;
    this.locks = locks;
  }

  /** The same data and locks, from here on apart. */
  public MemoryDatabase copy() {
    return inTurn(() -> new MemoryDatabase(versions.copy(), locking, locks.copy()));
  }

  public Locking locking() {
    return locking;
  }

  /** Everything up to this instant is settled. */
  public Instant now() {
    return versions.now();
  }

  /** All documents that there are now, in the order of their paths. */
  public Map<DocPath, Document> documents() {
    return versions.documents();
  }

  /** All documents as they were at an instant of the last hour. */
  public Map<DocPath, Document> documentsAt(Instant instant) {
    return versions.documentsAt(instant);
  }

  /** The versions of a document so far, first to last; empty where it was deleted. */
  public List<Optional<Document>> history(DocPath path) {
    return versions.history(path);
  }

  Instant readable(ReadTime at) {
    return versions.readable(at);
  }

  List<Document> read(Collection<DocPath> paths, Instant instant) {
    return paths.stream().flatMap(path -> versions.at(path, instant).stream()).toList();
  }

  List<Document> matching(Query query, Instant instant, long limit) {
    return versions.matching(query, instant, limit);
  }

  /**
   * Reads for a transaction, which holds a lock on what it read until it ends. One that holds none
   * yet lets those go first who wait to write.
   */
  List<Document> readLocked(Object owner, Collection<DocPath> paths) {
    return inTurn(
        () -> {
          if (locks.of(owner).isEmpty()) {
            await(() -> waiting.values().stream().allMatch(w -> Collections.disjoint(w, paths)));
          }
          locks.take(owner, paths);
          return read(paths, now());
        });
  }

  /** The documents on which a transaction holds locks. */
  public Set<DocPath> locksOf(Object owner) {
    return inTurn(() -> locks.of(owner));
  }

  /** Ends a transaction that writes nothing, or one that nobody has heard of for too long. */
  public void release(Object owner) {
    inTurn(
        () -> {
          locks.release(owner);
          released.signalAll();
          return true;
        });
  }

  /** Whether these can be written now without waiting for anybody else. */
  public boolean isFree(Object owner, Collection<DocPath> paths) {
    return inTurn(() -> locks.areFree(owner, paths));
  }

  /**
   * Waits until these can be written. Whoever closes a circle, waiting for one that waits for it,
   * gives way at once.
   *
   * @return false where they still cannot after {@link #PATIENCE}, or never could
   */
  boolean awaitFree(Object owner, Collection<DocPath> paths) {
    return inTurn(
        () -> {
          waiting.put(owner, paths);
          await(() -> locks.areFree(owner, paths) || closesCircle(owner, paths));
          waiting.remove(owner);
          released.signalAll();
          return locks.areFree(owner, paths);
        });
  }

  private void await(BooleanSupplier isSo) {
    try {
      long left = PATIENCE.toNanos();
      while (!isSo.getAsBoolean() && left > 0) {
        left = released.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean closesCircle(Object owner, Collection<DocPath> paths) {
    return waiting.entrySet().stream()
        .filter(other -> !other.getKey().equals(owner))
        .filter(other -> !Collections.disjoint(locks.of(other.getKey()), paths))
        .anyMatch(other -> !Collections.disjoint(locks.of(owner), other.getValue()));
  }

  /**
   * Writes all or nothing and ends the transaction.
   *
   * @param read what the writes were decided on, as of {@code since}; nothing where it is locked
   * @return false, with nothing written, where something that was read has changed since, or is
   *     locked by others
   */
  boolean commit(
      Object owner, Collection<DocPath> read, Instant since, List<Write> writes, LimitCheck check) {
    return inTurn(
        () -> {
          List<DocPath> written = writes.stream().map(Write::path).toList();
          try {
            return locks.areFree(owner, written) && versions.commit(read, since, writes, check);
          } finally {
            release(owner);
          }
        });
  }

  /** Runs something while nobody else commits or locks. */
  <T> T inTurn(Supplier<T> work) {
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }
}
