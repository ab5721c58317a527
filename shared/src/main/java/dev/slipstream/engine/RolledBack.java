package dev.slipstream.engine;

import dev.slipstream.model.Difference;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import dev.slipstream.store.Usage;
import java.util.List;
import java.util.Optional;

/**
 * What became of rolling back one subject, or would.
 *
 * @param carriedBack what has changed since the cut-over and is in the old documents now
 * @param lost what the old documents cannot say
 * @param failure why the old documents cannot be understood, where they cannot
 * @param writes what a plan would write; empty where it was carried out
 * @param usage billed operations of all commits together
 */
public record RolledBack(
    Subject subject,
    RollbackOutcome outcome,
    List<Difference> carriedBack,
    List<Difference> lost,
    Optional<Finding> failure,
    List<Write> writes,
    Usage usage) {

  public RolledBack {
    carriedBack = List.copyOf(carriedBack);
    lost = List.copyOf(lost);
    writes = List.copyOf(writes);
  }
}
