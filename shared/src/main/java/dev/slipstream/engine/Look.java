package dev.slipstream.engine;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Snapshot;
import dev.slipstream.store.Deciding;
import dev.slipstream.store.Found;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.store.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reads of one look at a subject, all as of one time, and each document once. */
final class Look implements Deciding.Source {

  /** Longest list of a subject, in documents. */
  static final int MAX_LIST = 10_000;

  private final Store store;
  private final ReadTime at;
  private final Map<DocPath, Optional<Document>> seen = new HashMap<>();
  private final Set<String> listed = new HashSet<>();
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
    return seen.containsKey(path) || listed.contains(path.collection());
  }

  @Override
  public Collection<Document> lookUp(List<DocPath> paths) {
    return read(paths);
  }

  /** The documents of a collection; from here on they are seen, and no others are there. */
  List<DocPath> list(String collection) {
    List<DocPath> paths = new ArrayList<>();
    Usage pages =
        new Bulk(store)
            .forEachPage(
                Query.collection(collection),
                at,
                page -> {
                  page.forEach(found -> seen.put(found.path(), Optional.of(found)));
                  paths.addAll(page.stream().map(Document::path).toList());
                  requireBounded(collection, paths.size());
                });
    usage = usage.plus(pages);
    listed.add(collection);
    return paths;
  }

  private static void requireBounded(String collection, int documents) {
    if (documents > MAX_LIST) {
      throw new StoreException(
          Reason.REFUSED,
          "more than %d documents are in %s; nothing writes so many"
              .formatted(MAX_LIST, collection));
    }
  }
}
