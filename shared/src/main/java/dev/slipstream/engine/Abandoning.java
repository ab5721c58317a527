package dev.slipstream.engine;

import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes back a migration in parts that never came to its cut-over: the old documents count all the
 * time, and what was written beside them goes, or comes back from {@link Undo}.
 */
record Abandoning<S>(
    Migration<S> migration,
    Subject subject,
    Checkpoint before,
    RollbackRequest request,
    Limits limits) {

  List<DocPath> reads() {
    return next().stream().map(this::image).toList();
  }

  /** As many as one commit holds, at two writes each and one for the checkpoint. */
  private List<DocPath> next() {
    int atOnce = Math.max(1, (limits.commitWrites() - 1) / 2);
    return before.written().stream().limit(atOnce).map(DocPath::parse).toList();
  }

  private DocPath image(DocPath path) {
    return Undo.image(migration.checkpoint(subject), path);
  }

  Decision<Back> next(Snapshot seen) {
    List<DocPath> places = next();
    List<Write> writes = new ArrayList<>();
    places.forEach(path -> writes.addAll(undone(path, seen.get(image(path)))));
    boolean isLast = places.size() == before.written().size();
    Checkpoint after =
        isLast
            ? before.rolledBack(migration.steps(), request, Fields.empty())
            : before.abandoning(
                migration.steps(), request, places.stream().map(DocPath::toString).toList());
    writes.add(new Write.Put(migration.checkpoint(subject), after.fields()));
    return Decision.write(
        Back.of(isLast ? RollbackOutcome.ROLLED_BACK : RollbackOutcome.IN_PROGRESS), writes);
  }

  private static List<Write> undone(DocPath path, Optional<Document> image) {
    return image.isEmpty()
        ? List.of(new Write.Delete(path))
        : List.of(
            KeptDocument.restored(image.get().fields()), new Write.Delete(image.get().path()));
  }
}
