package dev.slipstream.engine;

import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Before-images: documents that stood where a migration writes are kept below its checkpoint, in
 * the same commit that replaces them, so that a rollback brings them back.
 */
final class Undo {

  private static final String COLLECTION = "Undo";

  private final DocPath checkpoint;
  private final List<DocPath> targets;

  Undo(DocPath checkpoint, List<DocPath> targets) {
    this.checkpoint = checkpoint;
    this.targets = List.copyOf(targets);
  }

  /** What must be read to know which documents stand there. */
  List<DocPath> targets() {
    return targets;
  }

  /** What must be read to know which of them are kept already. */
  List<DocPath> images(Snapshot seen) {
    return standing(seen).stream().map(document -> image(document.path())).toList();
  }

  /**
   * The writes with each creation of a standing document turned into keeping and replacing it; of
   * one that was not read nobody knows that it stands there.
   */
  List<Write> kept(List<Write> writes, Snapshot seen) {
    List<Write> kept = new ArrayList<>();
    for (Write write : writes) {
      Optional<Document> standing =
          write instanceof Write.Create && seen.hasRead(write.path())
              ? seen.get(write.path())
              : Optional.empty();
      if (standing.isEmpty()) {
        kept.add(write);
      } else {
        if (seen.get(image(write.path())).isEmpty()) {
          kept.add(new Write.Create(image(write.path()), KeptDocument.of(standing.get())));
        }
        kept.add(new Write.Put(write.path(), ((Write.Create) write).fields()));
      }
    }
    return kept;
  }

  private List<Document> standing(Snapshot seen) {
    return targets.stream().flatMap(path -> seen.get(path).stream()).toList();
  }

  private DocPath image(DocPath path) {
    return image(checkpoint, path);
  }

  /** Where the before-image of a document is kept. */
  static DocPath image(DocPath checkpoint, DocPath path) {
    return checkpoint.child(COLLECTION, Digest.hex(path.toString()).substring(0, 32));
  }

  /** All before-images of a subject, as a query names them. */
  static String collection(DocPath checkpoint) {
    return checkpoint + "/" + COLLECTION;
  }
}
