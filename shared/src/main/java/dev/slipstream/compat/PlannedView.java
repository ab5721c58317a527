package dev.slipstream.compat;

import dev.slipstream.engine.Plan;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.layout.Schema;
import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Reading;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The view of a player whose legacy documents are authoritative: what migrating it now would make.
 * A change that writes nothing.
 *
 * @param routing the checkpoint as it was read
 */
record PlannedView<S>(Migration<S> migration, Subject player, Snapshot routing)
    implements Change<PlayerRead> {

  @Override
  public List<DocPath> reads() {
    return List.copyOf(migration.sources(player).values());
  }

  @Override
  public Decision<PlayerRead> decide(Snapshot seen) {
    return understand(migration.read(player, routed(seen)));
  }

  /** The checkpoint is seen, too: it was read before, to know where to look. */
  private Snapshot routed(Snapshot seen) {
    return seen.with(
        routing.paths(), routing.paths().stream().flatMap(p -> routing.get(p).stream()).toList());
  }

  private Decision<PlayerRead> understand(Reading<S> reading) {
    if (reading instanceof Reading.More<S> more) {
      return Decision.read(more.paths(), all -> understand(more.then().apply(routed(all))));
    }
    if (reading instanceof Reading.LookUp<S> more) {
      return Decision.lookUp(more.paths(), all -> understand(more.then().apply(routed(all))));
    }
    if (reading instanceof Reading.Missing<S>) {
      return Decision.nothing(PlayerRead.missing());
    }
    if (reading instanceof Reading.Broken<S> broken) {
      return Decision.nothing(PlayerRead.broken(broken.finding()));
    }
    return Decision.nothing(view(Plan.of(migration, ((Reading.Ready<S>) reading).source())));
  }

  /** A plan that contradicts itself is not carried out, and not shown either. */
  private PlayerRead view(Plan plan) {
    Map<DocPath, Fields> documents = new HashMap<>();
    plan.targets().forEach(target -> documents.put(target.path(), target.fields()));
    return plan.contradictions().stream()
        .findFirst()
        .map(PlayerRead::broken)
        .orElseGet(
            () -> PlayerRead.of(PlayerView.of(Schema.LEGACY, new PlayerPaths(player), documents)));
  }
}
