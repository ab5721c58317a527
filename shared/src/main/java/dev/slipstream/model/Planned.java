package dev.slipstream.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a step wants: the documents it makes, writes to documents of others (a clan's total), what
 * it found, and the names it could not map.
 */
public record Planned(
    String phase,
    List<Target> targets,
    List<Write> effects,
    List<Finding> findings,
    List<Unmapped> unmapped) {

  public Planned {
    targets = List.copyOf(targets);
    effects = List.copyOf(effects);
    findings = List.copyOf(findings);
    unmapped = List.copyOf(unmapped);
  }

  /** Contract D3: the hash of path → document, without bookkeeping and the server's clock. */
  public String dataHash() {
    return hash(Target::fields);
  }

  /**
   * The hash of all that is stored: what a ledger's chain names may change while the data do not.
   */
  public String storedHash() {
    return hash(Target::stored);
  }

  private String hash(Function<Target, Fields> part) {
    Map<String, Value> documents = new LinkedHashMap<>();
    targets.forEach(target -> documents.put(target.path().toString(), part.apply(target)));
    return Digest.hex(new Fields(documents));
  }
}
