package dev.slipstream.engine;

import dev.slipstream.model.Difference;
import dev.slipstream.model.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one run of {@link StepBack} came to. */
sealed interface Back {

  /** It is over, or a part of it is. */
  record Done(
      RollbackOutcome outcome,
      List<Difference> carriedBack,
      List<Difference> lost,
      Optional<Finding> failure)
      implements Back {}

  /** The documents must be listed as they are while the pulse stands at this time. */
  record ListFirst(Optional<Instant> pulse) implements Back {}

  /** The old documents must be fetched from this file of the archive. */
  record FetchFirst(Archived archived) implements Back {}

  /** An old document was written late, which must be settled before it is written over. */
  record SweepFirst() implements Back {}

  static Back of(RollbackOutcome outcome) {
    return new Done(outcome, List.of(), List.of(), Optional.empty());
  }
}
