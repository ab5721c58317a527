package dev.slipstream.engine;

import dev.slipstream.model.Document;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Old documents of a completed subject that were written by other than our own mirror. */
record LateDocuments<S>(Migration<S> migration, Subject subject) {

  /** Those whose content is neither migrated, nor mirrored, nor set aside before, by name. */
  Map<String, Document> of(Checkpoint checkpoint, Snapshot seen) {
    Map<String, Document> late = new LinkedHashMap<>();
    migration
        .sources(subject)
        .forEach(
            (name, path) ->
                seen.get(path)
                    .filter(found -> !isKnown(name, found, checkpoint))
                    .ifPresent(found -> late.put(name, found)));
    return late;
  }

  private boolean isKnown(String name, Document found, Checkpoint checkpoint) {
    return Mirror.isKnown(checkpoint, name, found, migration.fingerprint(name, found));
  }
}
