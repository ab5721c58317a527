package dev.slipstream.engine;

import dev.slipstream.engine.Attic.Opened;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What was fetched from the attic beside the transaction, and the file that was asked for. Good as
 * long as the checkpoint names that file.
 *
 * @param archived none where the old documents are in the store
 */
record Fetched(Optional<Archived> archived, Opened opened) {

  static final Fetched NOTHING = new Fetched(Optional.empty(), new Opened.Documents(List.of()));

  static Fetched from(Attic attic, Archived archived) {
    return new Fetched(Optional.of(archived), attic.open(archived));
  }

  boolean isOf(Archived wanted) {
    return archived.equals(Optional.of(wanted));
  }

  Optional<EngineCode> problem() {
    return opened instanceof Opened.Closed closed ? Optional.of(closed.why()) : Optional.empty();
  }

  /** What was seen, with the old documents in their places as if nobody had removed them. */
  Snapshot over(Checkpoint checkpoint, Snapshot seen) {
    boolean isCleanedUp = checkpoint.isCleanedUp();
    if (isCleanedUp && opened instanceof Opened.Documents documents) {
      List<DocPath> paths = documents.all().stream().map(Document::path).toList();
      return seen.with(paths, documents.all());
    }
    return seen;
  }
}
