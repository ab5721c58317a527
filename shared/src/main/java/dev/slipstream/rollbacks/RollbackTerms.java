package dev.slipstream.rollbacks;

import dev.slipstream.engine.RollbackRequest;
import java.util.OptionalLong;

/**
 * How an operator wants players rolled back.
 *
 * @param reason for checkpoints and people
 * @param isEmergency whether what the old schema cannot say is let go
 * @param isDryRun whether it is only told what would become of them
 */
public record RollbackTerms(String reason, boolean isEmergency, boolean isDryRun) {

  RollbackRequest under(OptionalLong epoch) {
    RollbackRequest request = RollbackRequest.because(reason).under(epoch);
    return isEmergency ? request.forced() : request;
  }
}
