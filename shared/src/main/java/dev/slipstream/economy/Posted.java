package dev.slipstream.economy;

import dev.slipstream.model.Finding;
import dev.slipstream.model.Subject;
import java.util.List;

/** What came of an operation. Only {@link Done} has written anything. */
public sealed interface Posted {

  /**
   * It is applied.
   *
   * @param isReplayed an earlier commit did it, and this one wrote nothing
   * @param receipts of the player, and of the receiver of a transfer
   */
  record Done(boolean isReplayed, List<Receipt> receipts) implements Posted {
    public Done {
      receipts = List.copyOf(receipts);
    }
  }

  /** Another operation has its id. */
  record Reused() implements Posted {}

  /** The player has less than is to be taken. */
  record Insufficient(Subject player, String name, long have, long need) implements Posted {}

  /** The player would have more than every client can count, 2^53 - 1. */
  record OutOfRange(Subject player, String name) implements Posted {}

  /** There is no such player. */
  record NotFound(Subject player) implements Posted {}

  /** The legacy schema counts, and what stands there cannot be understood. */
  record Broken(Subject player, Finding finding) implements Posted {}

  /** The player is on the way back to the legacy schema, and neither counts until it is there. */
  record RollingBack(Subject player) implements Posted {}

  /** The master data have no usable weights for the crate. */
  record NoCrate(String tier) implements Posted {}
}
