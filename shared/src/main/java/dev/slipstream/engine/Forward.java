package dev.slipstream.engine;

import dev.slipstream.model.Finding;
import java.util.Optional;

/**
 * What one run of {@link StepForward} came to.
 *
 * @param checkpoint as it is after the commit
 * @param plan what was planned, where something was
 * @param failure why the subject cannot be migrated, where it cannot
 */
record Forward(
    Outcome outcome, Checkpoint checkpoint, Optional<Plan> plan, Optional<Finding> failure) {

  static Forward of(Outcome outcome, Checkpoint checkpoint) {
    return new Forward(outcome, checkpoint, Optional.empty(), Optional.empty());
  }

  static Forward planned(Outcome outcome, Checkpoint checkpoint, Plan plan) {
    return new Forward(outcome, checkpoint, Optional.of(plan), Optional.empty());
  }

  static Forward failed(Checkpoint checkpoint, Finding failure) {
    return new Forward(Outcome.FAILED, checkpoint, Optional.empty(), Optional.of(failure));
  }
}
