package dev.slipstream.engine;

import java.util.OptionalLong;

/**
 * How a subject is to be rolled back.
 *
 * @param reason why, in the operator's words; the checkpoint keeps it
 * @param isForced whether what the old schema cannot say may go; it is set aside with its bytes
 * @param keepsLogs whether the checkpoint keeps what the migration had found
 * @param epoch of the rollout, so that older work does not migrate the subject again; none outside
 *     of waves
 */
public record RollbackRequest(
    String reason, boolean isForced, boolean keepsLogs, OptionalLong epoch) {

  /** Refuses what would be lost. */
  public static RollbackRequest because(String reason) {
    return new RollbackRequest(reason, false, false, OptionalLong.empty());
  }

  public RollbackRequest forced() {
    return new RollbackRequest(reason, true, keepsLogs, epoch);
  }

  public RollbackRequest keepingLogs() {
    return new RollbackRequest(reason, isForced, true, epoch);
  }

  public RollbackRequest under(long newEpoch) {
    return under(OptionalLong.of(newEpoch));
  }

  /** The same where there may be no wave. */
  public RollbackRequest under(OptionalLong newEpoch) {
    return new RollbackRequest(reason, isForced, keepsLogs, newEpoch);
  }
}
