package dev.slipstream.engine;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Reading;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans a migrated subject again and compares what is stored with it; a change that writes nothing.
 */
record Comparing<S>(Migration<S> migration, Subject subject) implements Change<Comparison> {

  @Override
  public List<DocPath> reads() {
    List<DocPath> reads = new ArrayList<>(migration.sources(subject).values());
    reads.add(migration.checkpoint(subject));
    return reads;
  }

  @Override
  public Decision<Comparison> decide(Snapshot seen) {
    boolean isMigrated =
        seen.fields(migration.checkpoint(subject))
            .filter(fields -> new Checkpoint(fields).isCompleted())
            .isPresent();
    return isMigrated
        ? replan(migration.read(subject, seen))
        : Decision.nothing(Comparison.notMigrated());
  }

  private Decision<Comparison> replan(Reading<S> reading) {
    if (reading instanceof Reading.More<S> more) {
      return Decision.read(more.paths(), all -> replan(more.then().apply(all)));
    }
    if (reading instanceof Reading.LookUp<S> more) {
      return Decision.lookUp(more.paths(), all -> replan(more.then().apply(all)));
    }
    if (reading instanceof Reading.Ready<S> ready) {
      List<Target> targets = Plan.of(migration, ready.source()).targets();
      return Decision.read(
          targets.stream().map(Target::path).toList(),
          all -> Decision.nothing(compare(targets, all)));
    }
    // completed, yet its sources can no longer be understood: nothing to compare with
    return Decision.nothing(Comparison.notMigrated());
  }

  private static Comparison compare(List<Target> targets, Snapshot seen) {
    Map<DocPath, Fields> stored = new LinkedHashMap<>();
    targets.forEach(
        target -> seen.fields(target.path()).ifPresent(found -> stored.put(target.path(), found)));
    return Comparison.of(targets.size(), Differences.of(targets, stored));
  }
}
