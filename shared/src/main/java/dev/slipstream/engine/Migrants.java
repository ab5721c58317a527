package dev.slipstream.engine;

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
 */
public record Migrants(Optional<Double> percentage, Optional<Instant> since) {

  public static Migrants all() {
    return new Migrants(Optional.empty(), Optional.empty());
  }

  /** Hands over the subjects of each page, in the order of their ids. */
  public void forEachPage(Store store, Migration<?> migration, Consumer<List<Subject>> taker) {
    new Bulk(store)
        .forEachPage(
            Query.group(checkpoints(migration)),
            page ->
                taker.accept(
                    page.stream()
                        .filter(this::isMeant)
                        .flatMap(found -> migration.subjectOf(found.path()).stream())
                        .filter(subject -> isInWave(migration, subject))
                        .toList()));
  }

  /** How many checkpoints there are, whatever the filters; 1 read per 1 000. */
  public static long count(Store store, Migration<?> migration) {
    return store.count(Query.group(checkpoints(migration)), ReadTime.latest()).exact();
  }

  private static String checkpoints(Migration<?> migration) {
    return migration.checkpoint(new Subject("any")).collectionId();
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
