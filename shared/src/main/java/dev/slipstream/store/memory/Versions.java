package dev.slipstream.store.memory;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every version of every document of the last hour, by commit time. */
final class Versions {

  private static final Duration HISTORY = Duration.ofHours(1);

  private final Supplier<Instant> clock;
  private final NavigableMap<DocPath, NavigableMap<Instant, Optional<Document>>> history =
      new TreeMap<>();
  private Instant lastCommit;

  Versions(Supplier<Instant> clock) {
    this.clock = clock;
    this.lastCommit = clock.get().truncatedTo(ChronoUnit.MICROS);
  }

  /** The time of the last commit: what is read as of now is complete and will not change. */
  synchronized Instant now() {
    return lastCommit;
  }

  /** The instant to read at, refused where the past is forgotten or the future not known. */
  synchronized Instant readable(ReadTime at) {
    Instant instant = at.instant().orElse(lastCommit);
    Instant latest = later(clock.get(), lastCommit);
    if (instant.isAfter(latest) || instant.isBefore(latest.minus(HISTORY))) {
      throw new StoreException(
          Reason.REFUSED, "the read time " + instant + " is not within the last hour");
    }
    return instant;
  }

  synchronized Optional<Document> at(DocPath path, Instant instant) {
    NavigableMap<Instant, Optional<Document>> versions = history.get(path);
    Map.Entry<Instant, Optional<Document>> version =
        versions == null ? null : versions.floorEntry(instant);
    return version == null ? Optional.empty() : version.getValue();
  }

  synchronized Stream<Document> matching(Query query, Instant instant) {
    NavigableMap<DocPath, NavigableMap<Instant, Optional<Document>>> candidates =
        query.after().map(after -> history.tailMap(after, false)).orElse(history);
    List<Document> documents =
        candidates.keySet().stream()
            .filter(path -> isIn(query, path))
            .flatMap(path -> at(path, instant).stream())
            .filter(document -> query.filters().stream().allMatch(f -> passes(document, f)))
            .toList();
    return documents.stream();
  }

  private static boolean isIn(Query query, DocPath path) {
    return query.scope() == Query.Scope.GROUP
        ? path.collectionId().equals(query.name())
        : path.collection().equals(query.name());
  }

  private static boolean passes(Document document, Query.Filter filter) {
    return find(document.fields(), filter.field())
        .filter(value -> Comparisons.holds(value, filter.comparison(), filter.value()))
        .isPresent();
  }

  static Optional<Value> find(Fields fields, FieldPath place) {
    Value value = fields;
    for (String name : place.names()) {
      value = value instanceof Fields map ? map.get(name).orElse(Value.REMOVED) : Value.REMOVED;
    }
    return value instanceof Value.Removed ? Optional.empty() : Optional.of(value);
  }

  /**
   * Writes all or nothing.
   *
   * @return false, with nothing written, where a document that was read has changed since
   */
  synchronized boolean commit(
      Collection<DocPath> read, Instant since, List<Write> writes, LimitCheck check) {
    if (writes.isEmpty()) {
      return true;
    }
    boolean isStale =
        read.stream()
            .map(history::get)
            .anyMatch(versions -> versions != null && versions.lastKey().isAfter(since));
    if (isStale) {
      return false;
    }
    Instant time = later(clock.get(), lastCommit.plus(1, ChronoUnit.MICROS));
    Map<DocPath, Optional<Document>> results = new LinkedHashMap<>();
    for (Write write : writes) {
      Optional<Document> before = results.getOrDefault(write.path(), at(write.path(), lastCommit));
      results.put(write.path(), Writing.result(write, before, time, check));
    }
    results.forEach((path, document) -> keep(path, document, time));
    lastCommit = time;
    return true;
  }

  private void keep(DocPath path, Optional<Document> document, Instant time) {
    if (at(path, lastCommit).equals(document)) {
      return;
    }
    NavigableMap<Instant, Optional<Document>> versions =
        history.computeIfAbsent(path, p -> new TreeMap<>());
    versions.put(time, document);
    Instant oldest = versions.floorKey(time.minus(HISTORY));
    if (oldest != null) {
      versions.headMap(oldest, false).clear();
    }
  }

  private static Instant later(Instant a, Instant b) {
    return (a.isAfter(b) ? a : b).truncatedTo(ChronoUnit.MICROS);
  }
}
