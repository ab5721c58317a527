package dev.slipstream.oracles;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All documents of one moment. Those of one player, or of one clan, are found without a look at the
 * others, so that a thousand players are as much work as a thousand times one.
 */
public final class Documents {

  private static final int ROOT_SEGMENTS = 2;

  private final Map<DocPath, Document> all;
  private final Map<List<String>, List<Document>> byRoot = new HashMap<>();

  public Documents(Map<DocPath, Document> all) {
    this.all = all;
    all.values()
        .forEach(
            document ->
                byRoot.computeIfAbsent(root(document), r -> new ArrayList<>()).add(document));
  }

  private static List<String> root(Document document) {
    return document.path().segments().subList(0, ROOT_SEGMENTS);
  }

  Collection<Document> all() {
    return all.values();
  }

  boolean contains(DocPath path) {
    return all.containsKey(path);
  }

  Optional<Document> get(DocPath path) {
    return Optional.ofNullable(all.get(path));
  }

  Optional<Fields> fields(DocPath path) {
    return get(path).map(Document::fields);
  }

  /** The document {@code collection/id} itself and all below it. */
  List<Document> of(String collection, String id) {
    return byRoot.getOrDefault(List.of(collection, id), List.of());
  }

  int size() {
    return all.size();
  }
}
