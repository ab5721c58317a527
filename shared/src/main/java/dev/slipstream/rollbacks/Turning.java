package dev.slipstream.rollbacks;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What whoever works on a page does to the run, as long as it is at that page: of two who worked on
 * it, one counts, and the other gets no run. One that an operator has stopped stays as it is.
 */
record Turning(String runId, long page, UnaryOperator<RollbackRun> turn)
    implements Change<Optional<RollbackRun>> {

  private DocPath path() {
    return RollbackRun.path(runId);
  }

  @Override
  public List<DocPath> reads() {
    return List.of(path());
  }

  @Override
  public Decision<Optional<RollbackRun>> decide(Snapshot seen) {
    Optional<RollbackRun> after =
        seen.fields(path())
            .map(RollbackRun::new)
            .filter(now -> now.isRunning() && now.page() == page)
            .map(turn);
    return after.isPresent()
        ? Decision.write(after, List.of(new Write.Put(path(), after.get().fields())))
        : Decision.nothing(after);
  }
}
