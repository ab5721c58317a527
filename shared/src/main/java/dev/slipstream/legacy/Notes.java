package dev.slipstream.legacy;

import dev.slipstream.model.Finding;
import dev.slipstream.model.Unmapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects what is found while blobs are read and understood: warnings, names without an id, and
 * the first fatal finding.
 */
public final class Notes {

  private final List<Finding> warnings = new ArrayList<>();
  private final List<Unmapped> unmapped = new ArrayList<>();
  private Optional<Finding> fatal = Optional.empty();

  /** Notes to go on with that leave these as they are. */
  public Notes copy() {
    Notes copy = new Notes();
    copy.warnings.addAll(warnings);
    copy.unmapped.addAll(unmapped);
    copy.fatal = fatal;
    return copy;
  }

  public void add(Finding finding) {
    if (!finding.code().isFatal()) {
      warnings.add(finding);
    } else if (fatal.isEmpty()) {
      fatal = Optional.of(finding);
    }
  }

  public void quarantine(Unmapped name) {
    unmapped.add(name);
  }

  public Optional<Finding> fatal() {
    return fatal;
  }

  /** All warnings, in the order in which they were met. */
  public List<Finding> warnings() {
    return List.copyOf(warnings);
  }

  /** All names without an id, in the order in which they were met. */
  public List<Unmapped> unmapped() {
    return List.copyOf(unmapped);
  }
}
