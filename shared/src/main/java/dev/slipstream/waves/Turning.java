package dev.slipstream.waves;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a holder does to the rollout, as long as it holds it: one that slept, and whose lease or
 * epoch went to another meanwhile, is refused and gets no document.
 */
record Turning(DocPath path, long epoch, String holder, UnaryOperator<RolloutDocument> turn)
    implements Change<Optional<RolloutDocument>> {

  /** For whoever acts under an epoch without holding anything, such as a worker that brakes. */
  static Turning ofAnybody(DocPath path, long epoch, UnaryOperator<RolloutDocument> turn) {
    return new Turning(path, epoch, "", turn);
  }

  @Override
  public List<DocPath> reads() {
    return List.of(path);
  }

  @Override
  public Decision<Optional<RolloutDocument>> decide(Snapshot seen) {
    Optional<RolloutDocument> mine =
        seen.fields(path).map(RolloutDocument::new).filter(this::isMine).map(turn);
    return mine.isPresent()
        ? Decision.write(mine, List.of(new Write.Put(path, mine.get().fields())))
        : Decision.nothing(mine);
  }

  private boolean isMine(RolloutDocument now) {
    boolean holds = holder.isEmpty() || now.holder().equals(holder);
    return now.isRunning() && now.epoch() == epoch && holds;
  }
}
