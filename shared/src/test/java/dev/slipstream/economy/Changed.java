package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Dump;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an action has changed in a whole store.
 *
 * @param written the documents as they are now; times that the server sets as {@link
 *     Value#SERVER_TIME}
 * @param deleted the documents that are gone
 */
record Changed(Map<DocPath, Fields> written, Set<DocPath> deleted) {

  private static final Set<String> CLOCKED = Set.of("createdAt", "updatedAt", "lastUpdatedAt");

  static Changed by(Store store, Runnable action) {
    Map<DocPath, Document> before = Dump.of(store);
    action.run();
    Map<DocPath, Document> after = Dump.of(store);
    Map<DocPath, Fields> written = new TreeMap<>();
    after.forEach(
        (path, document) -> {
          if (!document.equals(before.get(path))) {
            written.put(path, unclocked(document.fields()));
          }
        });
    Set<DocPath> deleted = new TreeSet<>(before.keySet());
    deleted.removeAll(after.keySet());
    return new Changed(written, deleted);
  }

  private static Fields unclocked(Fields fields) {
    Map<String, Value> unclocked = new LinkedHashMap<>(fields.map());
    unclocked.replaceAll(
        (name, value) ->
            CLOCKED.contains(name) && value instanceof Value.Time ? Value.SERVER_TIME : value);
    return new Fields(unclocked);
  }

  static void assertNothing(Store store, Runnable action) {
    assertEquals(new Changed(Map.of(), Set.of()), by(store, action), "nothing is written");
  }
}
