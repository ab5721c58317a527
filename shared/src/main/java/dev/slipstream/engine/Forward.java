package dev.slipstream.engine;

import dev.slipstream.model.Finding;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one run of {@link StepForward} came to.
 *
 * @param checkpoint as it is after the commit
 * @param plan what was planned, where something was
 * @param failure why the subject cannot be migrated, where it cannot
 */
record Forward(
    Outcome outcome, Checkpoint checkpoint, Optional<Plan> plan, Optional<Finding> failure) {

  /**
   * What a run under this epoch comes to that leaves the subject as it is; empty where it goes on.
   */
  static Optional<Forward> unchanged(Checkpoint before, OptionalLong epoch) {
    if (before.isCompleted()) {
      return Optional.of(of(Outcome.ALREADY_MIGRATED, before));
    }
    if (before.isBeingCleared()) {
      return Optional.of(of(Outcome.BEING_ROLLED_BACK, before));
    }
    if (before.isBeyond(epoch)) {
      return Optional.of(of(Outcome.OUTDATED, before));
    }
    return Optional.empty();
  }

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
