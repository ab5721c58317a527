package dev.slipstream.engine;

import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import java.util.Optional;

/**
 * Which version of each legacy document a plan was made from, design M3: its update time and the
 * hash of its content, null where there is none.
 */
record Sources(Fields versions, Fields hashes) {

  static <S> Sources of(Migration<S> migration, Subject subject, Snapshot seen) {
    Fields.Builder versions = Fields.builder();
    Fields.Builder hashes = Fields.builder();
    migration
        .sources(subject)
        .forEach(
            (name, path) -> {
              Optional<Document> document = seen.get(path);
              versions.putTime(name, document.map(Document::updateTime));
              hashes.putText(name, document.map(found -> migration.fingerprint(name, found)));
            });
    return new Sources(versions.build(), hashes.build());
  }
}
