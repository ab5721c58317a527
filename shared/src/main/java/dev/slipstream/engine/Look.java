package dev.slipstream.engine;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Snapshot;
import dev.slipstream.store.Deciding;
import dev.slipstream.store.Found;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reads of one look at a subject, all as of one time, and each document once. */
final class Look implements Deciding.Source {

  private final Store store;
  private final ReadTime at;
  private final Map<DocPath, Optional<Document>> seen = new HashMap<>();
  private final Map<String, List<DocPath>> listed = new HashMap<>();
  private Usage usage = Usage.NONE;

  Look(Store store, ReadTime at) {
    this.store = store;
    this.at = at;
  }

  Usage usage() {
    return usage;
  }

  Optional<Document> read(DocPath path) {
    return read(List.of(path)).stream().findFirst();
  }

  @Override
  public Collection<Document> read(List<DocPath> paths) {
    List<DocPath> unseen = paths.stream().filter(path -> !isSeen(path)).distinct().toList();
    if (!unseen.isEmpty()) {
      Found found = store.read(unseen, at);
      usage = usage.plus(found.usage());
      Snapshot snapshot = found.snapshot();
      unseen.forEach(path -> seen.put(path, snapshot.get(path)));
    }
    return paths.stream()
        .flatMap(path -> seen.getOrDefault(path, Optional.empty()).stream())
        .toList();
  }

  /** What is not in a collection that was listed does not exist. */
  private boolean isSeen(DocPath path) {
    return seen.containsKey(path) || listed.containsKey(path.collection());
  }

  @Override
  public Collection<Document> lookUp(List<DocPath> paths) {
    return read(paths);
  }

  /** The documents of a collection; from here on they are seen, and no others are there. */
  List<DocPath> list(String collection) {
    List<DocPath> known = listed.get(collection);
    if (known != null) {
      return known;
    }
    Bulk.Listed all = new Bulk(store).list(Query.collection(collection), at);
    usage = usage.plus(all.usage());
    return see(collection, all.documents());
  }

  private List<DocPath> see(String collection, List<Document> documents) {
    documents.forEach(found -> seen.put(found.path(), Optional.of(found)));
    List<DocPath> paths = documents.stream().map(Document::path).toList();
    listed.put(collection, paths);
    return paths;
  }

  /** What somebody else has read of it at this time, be it that nothing is there. */
  void know(DocPath path, Optional<Document> document, Usage billed) {
    seen.put(path, document);
    usage = usage.plus(billed);
  }

  /** What somebody else has listed at this time. */
  void know(String collection, List<Document> documents) {
    see(collection, documents);
    usage = usage.plus(Usage.reads(documents.size()));
  }
}
