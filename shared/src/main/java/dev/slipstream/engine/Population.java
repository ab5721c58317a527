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
 * The subjects of a migration, page by page and in constant memory.
 *
 * @param percentage only those in a wave of this size, 0 to 100, two decimals
 * @param since only those whose legacy document changed at or after this time
 */
public record Population(Optional<Double> percentage, Optional<Instant> since) {

  public static Population all() {
    return new Population(Optional.empty(), Optional.empty());
  }

  /** Hands over the subjects of each page, in the order of their ids. */
  public void forEachPage(Store store, Migration<?> migration, Consumer<List<Subject>> taker) {
    new Bulk(store)
        .forEachPage(
            ids(migration),
            page ->
                taker.accept(
                    page.stream()
                        .filter(this::isSince)
                        .flatMap(found -> migration.subjectOf(found.path()).stream())
                        .filter(subject -> isInWave(migration, subject))
                        .toList()));
  }

  /** How many subjects there are, whatever the filters; 1 read per 1 000. */
  public static long count(Store store, Migration<?> migration) {
    return store.count(ids(migration), ReadTime.latest()).exact();
  }

  /** One document for each subject, without its fields. */
  public static Query ids(Migration<?> migration) {
    return Query.group(migration.population()).withoutFields();
  }

  private boolean isSince(Document document) {
    return since.filter(time -> document.updateTime().isBefore(time)).isEmpty();
  }

  private boolean isInWave(Migration<?> migration, Subject subject) {
    return percentage
        .map(share -> Rollout.includes(share, Rollout.bucket(migration.opId(), subject)))
        .orElse(true);
  }
}
