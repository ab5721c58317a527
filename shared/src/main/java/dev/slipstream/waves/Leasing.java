package dev.slipstream.waves;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes the rollout for one dispatcher, as long as no other has it.
 *
 * @param message whose turn it is
 * @param until when the lease ends unless it is renewed
 */
record Leasing(
    DocPath path, Optional<Continuation> message, String holder, Instant now, Instant until)
    implements Change<Leasing.Lease> {

  /** How it ended. */
  sealed interface Lease {

    /** The rollout is this dispatcher's. */
    record Held(RolloutDocument rollout) implements Lease {}

    /** Another has it; if that one is gone, the message must be there to go on. */
    record Taken(String holder) implements Lease {}

    /** There is nothing to do for this message. */
    record Nothing(String why) implements Lease {}
  }

  @Override
  public List<DocPath> reads() {
    return List.of(path);
  }

  @Override
  public Decision<Lease> decide(Snapshot seen) {
    Optional<RolloutDocument> found = seen.fields(path).map(RolloutDocument::new);
    if (found.isEmpty()) {
      return Decision.nothing(new Lease.Nothing("no wave was ever started"));
    }
    RolloutDocument rollout = found.get();
    Optional<String> problem = new Soundness(rollout).problem();
    if (problem.isPresent()) {
      return Decision.nothing(new Lease.Nothing(problem.get()));
    }
    if (!rollout.isRunning()) {
      return Decision.nothing(new Lease.Nothing("the rollout is " + rollout.state().word()));
    }
    if (message.filter(m -> m.isBefore(rollout)).isPresent()) {
      return Decision.nothing(new Lease.Nothing("a later message goes on"));
    }
    boolean isEarly = message.filter(m -> m.turn() > rollout.turn()).isPresent();
    if (rollout.isHeldByAnother(holder, now) || isEarly) {
      return Decision.nothing(new Lease.Taken(rollout.holder()));
    }
    RolloutDocument leased = rollout.leased(holder, until);
    return Decision.write(new Lease.Held(leased), List.of(new Write.Put(path, leased.fields())));
  }
}
