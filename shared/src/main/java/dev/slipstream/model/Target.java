package dev.slipstream.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document that a migration makes, or the part of it that one step makes.
 *
 * @param fields what the contract lists
 * @param bookkeeping what stands beside it: ledger state, chain, provenance; left out of hashes
 */
public record Target(DocPath path, Fields fields, Fields bookkeeping) {

  public Target(DocPath path, Fields fields) {
    this(path, fields, Fields.empty());
  }

  /** All that is stored. */
  public Fields stored() {
    return fields.merge(bookkeeping);
  }

  /** Puts together the parts of each document, first come first. */
  public static List<Target> combine(List<Target> parts) {
    Map<DocPath, Target> whole = new LinkedHashMap<>();
    parts.forEach(part -> whole.merge(part.path(), part, Target::and));
    return List.copyOf(whole.values());
  }

  private Target and(Target other) {
    return new Target(path, fields.merge(other.fields), bookkeeping.merge(other.bookkeeping));
  }
}
