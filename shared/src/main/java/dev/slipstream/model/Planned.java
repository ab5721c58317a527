package dev.slipstream.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    Map<String, Value> documents = new LinkedHashMap<>();
    targets.forEach(target -> documents.put(target.path().toString(), target.fields()));
    return Digest.hex(new Fields(documents));
  }
}
