package dev.slipstream.engine;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a completed subject's legacy documents with those it was migrated from; what differs is
 * kept in quarantine and remembered in the checkpoint, in one commit. Answers with their names.
 */
record SetAside<S>(Migration<S> migration, Subject subject) implements Change<List<String>> {

  @Override
  public List<DocPath> reads() {
    return List.of(migration.checkpoint(subject));
  }

  @Override
  public Decision<List<String>> decide(Snapshot seen) {
    Optional<Checkpoint> completed =
        seen.fields(migration.checkpoint(subject))
            .map(Checkpoint::new)
            .filter(Checkpoint::isCompleted);
    return completed.isEmpty()
        ? Decision.nothing(List.of())
        : Decision.read(
            migration.sources(subject).values(),
            all ->
                compare(
                    completed.get(),
                    new LateDocuments<>(migration, subject).of(completed.get(), all)));
  }

  private Decision<List<String>> compare(Checkpoint checkpoint, Map<String, Document> late) {
    Quarantine quarantine = new Quarantine(migration.id(), subject);
    return late.isEmpty()
        ? Decision.nothing(List.of())
        : Decision.read(
            List.of(quarantine.entry()),
            all -> setAside(checkpoint, late, quarantine, all.fields(quarantine.entry())));
  }

  private Decision<List<String>> setAside(
      Checkpoint checkpoint,
      Map<String, Document> late,
      Quarantine quarantine,
      Optional<Fields> before) {
    List<Write> writes = new ArrayList<>();
    Checkpoint after = checkpoint;
    for (Map.Entry<String, Document> found : late.entrySet()) {
      String name = found.getKey();
      String hash = migration.fingerprint(name, found.getValue());
      writes.add(quarantine.keep(name, hash, found.getValue()));
      after = after.settingAside(name, hash);
    }
    String first = late.keySet().iterator().next();
    writes.add(quarantine.note(EngineCode.LATE_WRITE, first, before));
    writes.add(new Write.Put(migration.checkpoint(subject), after.fields()));
    return Decision.write(List.copyOf(late.keySet()), writes);
  }
}
