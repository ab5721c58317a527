package dev.slipstream.simulator;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import java.util.Map;
import java.util.Optional;

/**
 * The rule that refuses a client's write to the legacy documents of a completed player, and when it
 * is asked. Whether production asks it together with the write nobody has proved, so both are
 * explored.
 */
enum Fence {
  /** There is none. */
  OFF,
  /** When the request arrives; the write may then wait for a lock and land after the cut-over. */
  ON_ARRIVAL,
  /** Together with the write. */
  AT_COMMIT;

  /** Whether a client may write the legacy documents that this checkpoint routes. */
  static boolean allows(DocPath checkpoint, Map<DocPath, Document> documents) {
    return Optional.ofNullable(documents.get(checkpoint))
        .filter(found -> new Checkpoint(found.fields()).isCompleted())
        .isEmpty();
  }

  /** A client is told that it may not write. */
  static final class PermissionDenied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PermissionDenied() {
      super("the rules refuse it", null, false, false);
    }
  }
}
