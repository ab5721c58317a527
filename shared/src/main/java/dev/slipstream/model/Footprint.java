package dev.slipstream.model;

import java.util.List;

/**
 * Where a migrated subject's documents are, its ledger and its checkpoint aside: these stay for
 * good.
 *
 * @param singles documents that it has one of each
 * @param lists collections of which it has any number of documents, as a query names them
 * @param pulse the document that every operation on the subject writes to; while it stands still,
 *     no operation adds or takes away a document
 */
public record Footprint(List<DocPath> singles, List<String> lists, DocPath pulse) {

  public Footprint {
    singles = List.copyOf(singles);
    lists = List.copyOf(lists);
  }

  public boolean contains(DocPath path) {
    return singles.contains(path) || lists.contains(path.collection());
  }
}
