package dev.slipstream.testing;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Write;
import dev.slipstream.store.Store;
import java.util.Map;

/** How tests put documents in place. */
public final class Writes {

  private Writes() {}

  public static void put(Store store, Map<DocPath, Fields> documents) {
    store.apply(
        Changes.writing(
            documents.entrySet().stream()
                .map(document -> new Write.Put(document.getKey(), document.getValue()))
                .toArray(Write[]::new)));
  }
}
