package dev.slipstream.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@link Change} has seen: for each path that was read the document, or that there is none.
 * Asking for a path that was not read is a bug and throws {@link IllegalStateException}.
 */
public final class Snapshot {

  private static final Snapshot EMPTY = new Snapshot(Map.of());

  private final Map<DocPath, Optional<Document>> seen;

  private Snapshot(Map<DocPath, Optional<Document>> seen) {
    this.seen = Collections.unmodifiableMap(seen);
  }

  public static Snapshot empty() {
    return EMPTY;
  }

  /** This snapshot and the answers for {@code asked}: found, or known to be missing. */
  public Snapshot with(Collection<DocPath> asked, Collection<Document> found) {
    Map<DocPath, Optional<Document>> more = new LinkedHashMap<>(seen);
    asked.forEach(path -> more.put(path, Optional.empty()));
    found.forEach(document -> more.put(document.path(), Optional.of(document)));
    return new Snapshot(more);
  }

  public boolean hasRead(DocPath path) {
    return seen.containsKey(path);
  }

  public boolean hasReadAll(Collection<DocPath> paths) {
    return seen.keySet().containsAll(paths);
  }

  public Optional<Document> get(DocPath path) {
    Optional<Document> document = seen.get(path);
    if (document == null) {
      throw new IllegalStateException("decided on a document that was not read: " + path);
    }
    return document;
  }

  /** The fields of the document, or none where it does not exist. */
  public Optional<Fields> fields(DocPath path) {
    return get(path).map(Document::fields);
  }

  public Set<DocPath> paths() {
    return seen.keySet();
  }
}
