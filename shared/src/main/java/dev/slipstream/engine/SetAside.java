package dev.slipstream.engine;

import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps in quarantine what came late and cannot be merged, and has the checkpoint remember it.
 *
 * @param late the documents by name, one or more
 * @param why a sentence for the person who looks at them
 */
record SetAside<S>(
    Migration<S> migration, Subject subject, Map<String, Document> late, String why) {

  /** The writes, and the checkpoint that goes with them. */
  record Kept(List<Write> writes, Checkpoint checkpoint) {}

  /**
   * All of it.
   *
   * @param noted the subject's quarantine entry, where it has one
   */
  Kept from(Checkpoint checkpoint, Optional<Fields> noted) {
    Quarantine quarantine = new Quarantine(migration.id(), subject);
    List<Write> writes = new ArrayList<>();
    Checkpoint after = checkpoint;
    for (Map.Entry<String, Document> found : late.entrySet()) {
      String name = found.getKey();
      String hash = migration.fingerprint(name, found.getValue());
      writes.add(quarantine.keep(name, hash, found.getValue()));
      after = after.settingAside(name, hash);
    }
    String first = late.keySet().iterator().next();
    writes.add(quarantine.note(EngineCode.LATE_WRITE, first, noted, why));
    return new Kept(writes, after);
  }
}
