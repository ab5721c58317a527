package dev.slipstream.engine;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Query;
import dev.slipstream.store.Query.Comparison;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What waits for a person: to look at, and to let go. */
public final class QuarantineEntries {

  private final Store store;

  public QuarantineEntries(Store store) {
    this.store = store;
  }

  /** An entry and its id, such as {@code racing:uid}. */
  public record Entry(String id, Fields fields) {
    static Entry of(Document document) {
      return new Entry(document.path().id(), document.fields());
    }
  }

  /** Hands over all entries, page by page. */
  public void forEach(Consumer<Entry> taker) {
    new Bulk(store)
        .forEachPage(
            Query.collection(Quarantine.COLLECTION),
            page -> page.stream().map(Entry::of).forEach(taker));
  }

  /** The entry of a subject. */
  public Optional<Entry> find(Migration<?> migration, Subject subject) {
    return find(new Quarantine(migration.id(), subject).entry().id());
  }

  /** The entry of this id, such as that of a message. */
  public Optional<Entry> find(String id) {
    DocPath path = DocPath.parse(Quarantine.COLLECTION + "/" + id);
    return store.read(List.of(path), ReadTime.latest()).snapshot().get(path).map(Entry::of);
  }

  /** What failures that have one cause have in common. */
  public static String fingerprint(Finding reason) {
    return Quarantine.fingerprint(reason);
  }

  /** The same of a failure as a checkpoint lists it. */
  public static String fingerprint(Fields error) {
    return Quarantine.fingerprint(
        error.text("code").orElse(""),
        error.text("phase").orElse(""),
        error.text("pointer").orElse(""));
  }

  /** How many subjects failed with this fingerprint under an epoch. */
  public long countAlike(String fingerprint, long epoch) {
    Query alike =
        Query.collection(Quarantine.COLLECTION)
            .where(FieldPath.of("fingerprint"), Comparison.EQUAL, Value.of(fingerprint))
            .where(FieldPath.of("epoch"), Comparison.EQUAL, Value.of(epoch));
    return store.count(alike, ReadTime.latest()).exact();
  }

  /** How a release ended. */
  public enum Released {
    /** It may be tried again, as if it had never failed. */
    RELEASED,
    /** The entry is gone; there was nothing to try again. */
    CLOSED,
    /** There is no entry. */
    NOT_FOUND;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Lets a subject go: it may be tried again, and its entry goes. Documents that were kept below
   * the entry stay where they are.
   */
  public Released release(Migration<?> migration, Subject subject) {
    return store.apply(new Release(migration, subject)).answer();
  }

  private record Release(Migration<?> migration, Subject subject) implements Change<Released> {

    private DocPath entry() {
      return new Quarantine(migration.id(), subject).entry();
    }

    @Override
    public List<DocPath> reads() {
      return List.of(entry(), migration.checkpoint(subject));
    }

    @Override
    public Decision<Released> decide(Snapshot seen) {
      Optional<Checkpoint> failed =
          seen.fields(migration.checkpoint(subject))
              .map(Checkpoint::new)
              .filter(Checkpoint::isFailed);
      if (seen.get(entry()).isEmpty() && failed.isEmpty()) {
        return Decision.nothing(Released.NOT_FOUND);
      }
      List<Write> writes = new ArrayList<>();
      seen.get(entry()).ifPresent(found -> writes.add(new Write.Delete(found.path())));
      failed.ifPresent(
          found -> writes.add(found.released().write(migration.checkpoint(subject), seen)));
      return Decision.write(failed.isPresent() ? Released.RELEASED : Released.CLOSED, writes);
    }
  }
}
