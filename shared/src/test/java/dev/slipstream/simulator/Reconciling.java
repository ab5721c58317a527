package dev.slipstream.simulator;

import dev.slipstream.layout.ClanPaths;
import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import dev.slipstream.oracles.Conservation;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The least of a clan's reconciliation, design M10: the drift is measured at one time, beside any
 * transaction, and taken off by a blind increment, which commutes with whatever has happened since;
 * an event created in the same commit makes it apply once.
 */
record Reconciling(ClanPaths clan, List<Subject> members) {

  private static final FieldPath TOTAL = FieldPath.of("stats", "trophies");

  private static long trophies(Fields fields) {
    return fields.integer("trophies").orElse(0L);
  }

  String run(Store store) {
    long drift = drift(store);
    return drift == 0 ? "RECONCILED" : store.apply(new TakingOff(clan, drift)).answer();
  }

  private long drift(Store store) {
    List<DocPath> paths = new ArrayList<>(members.stream().map(clan::member).toList());
    paths.add(clan.clan());
    Snapshot seen = store.read(paths, ReadTime.latest()).snapshot();
    long total = seen.fields(clan.clan()).map(found -> trophies(found.fields("stats"))).orElse(0L);
    return total
        - members.stream()
            .flatMap(member -> seen.fields(clan.member(member)).stream())
            .mapToLong(Reconciling::trophies)
            .sum();
  }

  private record TakingOff(ClanPaths clan, long drift) implements Change<String> {

    private DocPath event() {
      return clan.clan().child(Conservation.CORRECTIONS, "today");
    }

    @Override
    public List<DocPath> reads() {
      return List.of(event());
    }

    @Override
    public Decision<String> decide(Snapshot seen) {
      return seen.get(event()).isPresent()
          ? Decision.nothing("RECONCILED")
          : Decision.write(
              "RECONCILED by " + -drift,
              List.of(
                  new Write.Create(event(), Fields.builder().put("by", -drift).build()),
                  new Write.Increment(clan.clan(), Map.of(TOTAL, -drift))));
    }
  }
}
