package dev.slipstream.engine;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The subjects of which something is in the new schema, by their checkpoints, page by page and in
 * constant memory: the migrated, also where their old documents are cleaned up, and those on whom
 * work has begun and is not done.
 *
 * @param percentage only those in a wave of this size, 0 to 100, two decimals
 * @param since only those that were migrated, or begun, at or after this time
 * @param pageSize checkpoints of a page, whether or not their subjects are meant
 */
public record Migrants(Optional<Double> percentage, Optional<Instant> since, int pageSize) {

  /** In pages as long as a query's can be. */
  public Migrants(Optional<Double> percentage, Optional<Instant> since) {
    this(percentage, since, Query.MAX_PAGE);
  }

  public static Migrants all() {
    return new Migrants(Optional.empty(), Optional.empty());
  }

  /**
   * Subjects in the order of their ids.
   *
   * @param next behind which checkpoint the next page begins; empty for the last
   */
  public record Page(List<Subject> subjects, Optional<DocPath> next) {
    public Page {
      subjects = List.copyOf(subjects);
    }
  }

  /** One page, behind a checkpoint or from the beginning. */
  public Page page(Store store, Migration<?> migration, Optional<DocPath> behind) {
    Query first = Checkpoints.group(migration).limit(pageSize);
    dev.slipstream.store.Page page =
        store.list(behind.map(first::after).orElse(first), ReadTime.latest());
    List<Subject> subjects =
        page.documents().stream()
            .filter(this::isMeant)
            .flatMap(found -> migration.subjectOf(found.path()).stream())
            .filter(subject -> isInWave(migration, subject))
            .toList();
    return new Page(subjects, page.next());
  }

  /** Hands over the subjects of each page. */
  public void forEachPage(Store store, Migration<?> migration, Consumer<List<Subject>> taker) {
    Page page = page(store, migration, Optional.empty());
    taker.accept(page.subjects());
    while (page.next().isPresent()) {
      page = page(store, migration, page.next());
      taker.accept(page.subjects());
    }
  }

  /** How many checkpoints there are, whatever the filters; 1 read per 1 000. */
  public static long count(Store store, Migration<?> migration) {
    return store.count(Checkpoints.group(migration), ReadTime.latest()).exact();
  }

  private boolean isMeant(Document document) {
    Checkpoint checkpoint = new Checkpoint(document.fields());
    boolean isOut =
        checkpoint.isCompleted() || checkpoint.isBeingCleared() || !checkpoint.written().isEmpty();
    return isOut && since.filter(time -> turnedAt(document).isBefore(time)).isEmpty();
  }

  private static Instant turnedAt(Document checkpoint) {
    return checkpoint
        .fields()
        .time("completedAt")
        .or(() -> checkpoint.fields().time("startedAt"))
        .orElse(checkpoint.updateTime());
  }

  private boolean isInWave(Migration<?> migration, Subject subject) {
    return percentage
        .map(share -> Rollout.includes(share, Rollout.bucket(migration.opId(), subject)))
        .orElse(true);
  }
}
