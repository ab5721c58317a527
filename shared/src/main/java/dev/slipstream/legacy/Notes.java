package dev.slipstream.legacy;

import dev.slipstream.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is found while blobs are read: warnings, and the first fatal finding. */
public final class Notes {

  private final List<Finding> warnings = new ArrayList<>();
  private Optional<Finding> fatal = Optional.empty();

  public void add(Finding finding) {
    if (!finding.code().isFatal()) {
      warnings.add(finding);
    } else if (fatal.isEmpty()) {
      fatal = Optional.of(finding);
    }
  }

  public Optional<Finding> fatal() {
    return fatal;
  }

  /** The warnings of one phase, in the order in which they were met. */
  public List<Finding> of(String phase) {
    return warnings.stream().filter(finding -> finding.phase().equals(phase)).toList();
  }
}
