package dev.slipstream.store.memory;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Write;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Every version of every document of the last hour, by commit time. */
final class Versions {

  private static final Duration HISTORY = Duration.ofHours(1);

  private final Supplier<Instant> clock;
  private final Duration tick;
  private NavigableMap<DocPath, NavigableMap<Instant, Optional<Document>>> history =
      new TreeMap<>();

  /** All documents as they are, once somebody has asked since they last changed. */
  private Optional<Map<DocPath, Document>> current = Optional.empty();

  /** Whether a copy looks at the same versions; whoever writes first makes its own. */
  private boolean isShared;

  /** What was at this instant is complete: every later commit has a later time. */
  private Instant settled;

  Versions(Supplier<Instant> clock, Duration tick) {
    this(clock, tick, clock.get().truncatedTo(ChronoUnit.MICROS));
  }

  private Versions(Supplier<Instant> clock, Duration tick, Instant settled) {
    this.clock = clock;
    this.tick = tick;
    this.settled = settled;
  }

  /** The same versions, from here on apart. */
  synchronized Versions copy() {
    isShared = true;
    Versions copy = new Versions(clock, tick, settled);
    copy.history = history;
    copy.current = current;
    copy.isShared = true;
    return copy;
  }

  private void makeOwn() {
    NavigableMap<DocPath, NavigableMap<Instant, Optional<Document>>> own = new TreeMap<>();
    history.forEach((path, versions) -> own.put(path, new TreeMap<>(versions)));
    history = own;
    isShared = false;
  }

  synchronized Instant now() {
    return settled;
  }

  /** The instant to read at, refused where the past is forgotten or the future not known. */
  synchronized Instant readable(ReadTime at) {
    if (at.instant().isEmpty()) {
      return settled;
    }
    Instant instant = at.instant().get();
    Instant latest = later(clock.get(), settled);
    if (instant.isAfter(latest) || instant.isBefore(latest.minus(HISTORY))) {
      throw new StoreException(
          Reason.REFUSED, "the read time " + instant + " is not within the last hour");
    }
    settled = later(settled, instant);
    return instant;
  }

  synchronized Optional<Document> at(DocPath path, Instant instant) {
    NavigableMap<Instant, Optional<Document>> versions = history.get(path);
    Map.Entry<Instant, Optional<Document>> version =
        versions == null ? null : versions.floorEntry(instant);
    return version == null ? Optional.empty() : version.getValue();
  }

  /** All documents that there are. */
  synchronized Map<DocPath, Document> documents() {
    if (current.isEmpty()) {
      current = Optional.of(Collections.unmodifiableMap(documentsAt(settled)));
    }
    return current.get();
  }

  /** All documents that there were. */
  synchronized Map<DocPath, Document> documentsAt(Instant instant) {
    Map<DocPath, Document> documents = new LinkedHashMap<>();
    history
        .keySet()
        .forEach(path -> at(path, instant).ifPresent(found -> documents.put(path, found)));
    return documents;
  }

  /** The versions of a document, first to last. */
  synchronized List<Optional<Document>> history(DocPath path) {
    NavigableMap<Instant, Optional<Document>> versions = history.get(path);
    return versions == null ? List.of() : List.copyOf(versions.values());
  }

  /** The first documents that match, in the order of paths. */
  synchronized List<Document> matching(Query query, Instant instant, long limit) {
    return query
        .after()
        .or(() -> Matching.before(query))
        .map(after -> history.tailMap(after, false))
        .orElse(history)
        .keySet()
        .stream()
        .takeWhile(path -> Matching.mayFollow(query, path))
        .filter(path -> Matching.isIn(query, path))
        .flatMap(path -> at(path, instant).stream())
        .filter(document -> Matching.passes(query, document))
        .limit(limit)
        .toList();
  }

  /**
   * Writes all or nothing.
   *
   * @return false, with nothing written, where a document that was read has changed since
   */
  synchronized boolean commit(
      Collection<DocPath> read, Instant since, List<Write> writes, LimitCheck check) {
    if (!writes.isEmpty() && read.stream().anyMatch(path -> hasChanged(path, since))) {
      return false;
    }
    Instant time = later(clock.get(), settled.plus(tick));
    Map<DocPath, Optional<Document>> results = new LinkedHashMap<>();
    for (Write write : writes) {
      Optional<Document> before = results.getOrDefault(write.path(), at(write.path(), settled));
      results.put(write.path(), Writing.result(write, before, time, check));
    }
    results.forEach((path, document) -> keep(path, document, time));
    settled = time;
    return true;
  }

  private boolean hasChanged(DocPath path, Instant since) {
    NavigableMap<Instant, Optional<Document>> versions = history.get(path);
    return versions != null && versions.lastKey().isAfter(since);
  }

  private void keep(DocPath path, Optional<Document> document, Instant time) {
    if (isSame(at(path, settled), document)) {
      return;
    }
    if (isShared) {
      makeOwn();
    }
    current = Optional.empty();
    NavigableMap<Instant, Optional<Document>> versions =
        history.computeIfAbsent(path, p -> new TreeMap<>());
    versions.put(time, document);
    Instant oldest = versions.floorKey(time.minus(HISTORY));
    if (oldest != null) {
      versions.headMap(oldest, false).clear();
    }
  }

  /** A document that a commit leaves as it was keeps its update time. */
  private static boolean isSame(Optional<Document> before, Optional<Document> after) {
    return before.map(Document::createTime).equals(after.map(Document::createTime))
        && before.map(Document::fields).equals(after.map(Document::fields));
  }

  private static Instant later(Instant a, Instant b) {
    return (a.isAfter(b) ? a : b).truncatedTo(ChronoUnit.MICROS);
  }
}
