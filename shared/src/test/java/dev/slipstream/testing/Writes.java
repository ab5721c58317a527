package dev.slipstream.testing;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import dev.slipstream.store.Store;
import java.util.List;
import java.util.Map;

/** Writes without a decision: how tests put documents in place. */
public final class Writes {

  private Writes() {}

  public static void put(Store store, Map<DocPath, Fields> documents) {
    List<Write> writes =
        documents.entrySet().stream()
            .<Write>map(document -> new Write.Put(document.getKey(), document.getValue()))
            .toList();
    apply(store, writes);
  }

  public static void apply(Store store, List<Write> writes) {
    store.apply(
        new Change<String>() {
          @Override
          public List<DocPath> reads() {
            return List.of();
          }

          @Override
          public Decision<String> decide(Snapshot seen) {
            return Decision.write("written", writes);
          }
        });
  }
}
