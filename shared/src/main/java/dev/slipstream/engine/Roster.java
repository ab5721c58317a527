package dev.slipstream.engine;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All subjects that there are, page by page and in constant memory: whoever has an old document,
 * and whoever is migrated, whose old documents may be cleaned up. Both are listed in the order of
 * ids and merged, so that each subject comes once.
 *
 * @param pageSize how much of each list a page has, 1 to {@link Query#MAX_PAGE}
 */
public record Roster(Store store, Migration<?> migration, int pageSize) {

  /**
   * One subject.
   *
   * @param isInPopulation whether there is an old document
   * @param completed the checkpoint, of one that is migrated
   */
  public record Entry(Subject subject, boolean isInPopulation, Optional<Document> completed) {

    private Entry with(Entry other) {
      return new Entry(
          subject, isInPopulation || other.isInPopulation(), completed.or(other::completed));
    }

    /** How many documents were read to know of it. */
    int documents() {
      return (isInPopulation ? 1 : 0) + (completed.isPresent() ? 1 : 0);
    }
  }

  /**
   * Subjects in the order of their ids.
   *
   * @param at the one time as of which both lists were read
   * @param last behind whom the next page begins; empty for the last page
   */
  public record Lines(Instant at, List<Entry> entries, Optional<Subject> last) {
    public Lines {
      entries = List.copyOf(entries);
    }
  }

  /** One page, behind a subject, there or not, or from the beginning. */
  public Lines page(Optional<Subject> behind, Instant at) {
    Half old = half(Population.ids(migration), behind.map(this::oldDocument), at);
    Query completed = Checkpoints.of(migration, Checkpoint.COMPLETED);
    Half done =
        half(
            old.end().map(end -> completed.upTo(migration.checkpoint(end))).orElse(completed),
            behind.map(migration::checkpoint),
            at);
    Optional<Subject> last =
        Stream.of(old, done)
            .flatMap(half -> half.end().stream())
            .min(Comparator.comparing(migration::checkpoint));
    NavigableMap<DocPath, Entry> entries = new TreeMap<>();
    old.documents().forEach(found -> add(entries, found, Optional.empty()));
    done.documents().forEach(found -> add(entries, found, Optional.of(found)));
    NavigableMap<DocPath, Entry> upToLast =
        last.map(end -> entries.headMap(migration.checkpoint(end), true)).orElse(entries);
    return new Lines(at, List.copyOf(upToLast.values()), last);
  }

  /**
   * How many subjects there are at least, and just as many where nobody is cleaned up or everybody
   * is migrated; 1 read per 1 000 of each list.
   */
  public long count() {
    long migrated =
        store.count(Checkpoints.of(migration, Checkpoint.COMPLETED), ReadTime.latest()).exact();
    return Math.max(Population.count(store, migration), migrated);
  }

  private void add(
      NavigableMap<DocPath, Entry> entries, Document found, Optional<Document> completed) {
    Subject subject = migration.subjectOf(found.path()).orElseThrow();
    Entry entry = new Entry(subject, completed.isEmpty(), completed);
    entries.merge(migration.checkpoint(subject), entry, Entry::with);
  }

  /** Where the population has a subject, or would have it. */
  private DocPath oldDocument(Subject subject) {
    return migration.sources(subject).values().stream()
        .filter(path -> path.collectionId().equals(migration.population()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What one of the two lists has for a page.
   *
   * @param end up to whom it is complete; empty where it is to its end
   */
  private record Half(List<Document> documents, Optional<Subject> end) {}

  /** Goes by what belongs to no subject, such as a copy that somebody keeps in a group. */
  private Half half(Query query, Optional<DocPath> behind, Instant at) {
    Query all = query.limit(pageSize);
    Page page = store.list(behind.map(all::after).orElse(all), ReadTime.at(at));
    List<Document> ours = ours(page);
    while (ours.isEmpty() && page.next().isPresent()) {
      page = store.list(all.after(page.next().get()), ReadTime.at(at));
      ours = ours(page);
    }
    Optional<Document> last =
        page.next().isPresent() ? Optional.of(ours.get(ours.size() - 1)) : Optional.empty();
    return new Half(ours, last.flatMap(found -> migration.subjectOf(found.path())));
  }

  private List<Document> ours(Page page) {
    return page.documents().stream()
        .filter(found -> migration.subjectOf(found.path()).isPresent())
        .toList();
  }
}
