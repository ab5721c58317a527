package dev.slipstream.engine;

import dev.slipstream.model.Document;
import java.util.List;

/**
 * Where the old documents of cleaned-up subjects are read back from. It is no part of the store, so
 * it is asked before a transaction, which then finds out whether the answer is still good.
 */
public interface Attic {

  /** There is none: who is cleaned up stays where they are. */
  Attic NONE = archived -> new Opened.Closed(EngineCode.ARCHIVE_NOT_NAMED);

  /** The documents of a file, only if it is exactly what was archived. */
  Opened open(Archived archived);

  /** What was found. */
  sealed interface Opened {

    /** The old documents that there were. */
    record Documents(List<Document> all) implements Opened {
      public Documents {
        all = List.copyOf(all);
      }
    }

    /** There are none to be had, and why. */
    record Closed(EngineCode why) implements Opened {}
  }
}
