package dev.slipstream.store;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import java.util.List;
import java.util.Optional;

/**
 * A page of documents in the order of their paths.
 *
 * @param next where the next page begins, after this path; empty when this is the last page
 */
public record Page(List<Document> documents, Optional<DocPath> next, Usage usage) {
  public Page {
    documents = List.copyOf(documents);
  }

  /** The page of these documents: a full one has a next. */
  public static Page of(List<Document> documents, int limit) {
    boolean isFull = documents.size() == limit;
    Optional<DocPath> next =
        isFull ? Optional.of(documents.get(limit - 1).path()) : Optional.empty();
    return new Page(documents, next, Usage.ofQuery(documents.size()));
  }
}
