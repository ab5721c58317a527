package dev.slipstream.engine;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a completed subject's legacy documents still say about its migration.
 *
 * @param mirrored those that the server has brought up to date since, or has merged
 * @param late those that hold, or once held, what a client wrote late
 * @param removed those that a cleanup took away: all or none
 * @param isUnswept something late was not set aside yet
 */
record Witnesses(Set<String> mirrored, Set<String> late, Set<String> removed, boolean isUnswept) {

  static <S> Witnesses of(
      Migration<S> migration, Subject subject, Checkpoint checkpoint, Snapshot seen) {
    Fields migrated = checkpoint.fields().fields("sourceHashes");
    Fields setAside = checkpoint.fields().fields("late");
    Set<String> mirrored = new HashSet<>();
    Set<String> late = new HashSet<>();
    Fields merged = checkpoint.fields().fields(Checkpoint.MERGED);
    boolean isUnswept = false;
    Map<String, DocPath> sources = migration.sources(subject);
    for (Map.Entry<String, DocPath> source : sources.entrySet()) {
      String name = source.getKey();
      Optional<Document> found = seen.get(source.getValue());
      Optional<String> hash = found.map(document -> migration.fingerprint(name, document));
      boolean isAsItShouldBe =
          checkpoint.isCleanedUp()
              ? found.isEmpty()
              : hash.equals(migrated.text(name)) && merged.get(name).isEmpty();
      if (isAsItShouldBe) {
        continue;
      }
      boolean isOurs =
          found.isPresent() && Mirror.isKnown(checkpoint, name, found.get(), hash.orElseThrow());
      boolean wasLate = setAside.text(name).isPresent();
      (isOurs && !wasLate ? mirrored : late).add(name);
      isUnswept |= found.isPresent() && !isOurs;
    }
    Set<String> removed = checkpoint.isCleanedUp() ? sources.keySet() : Set.of();
    return new Witnesses(mirrored, late, removed, isUnswept);
  }

  /** Those that prove nothing any more. */
  Set<String> silent() {
    Set<String> silent = new HashSet<>(late);
    silent.addAll(removed);
    return silent;
  }
}
