package dev.slipstream.faults;

import dev.slipstream.engine.Bulk;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import dev.slipstream.oracles.Budget;
import dev.slipstream.oracles.Conservation;
import dev.slipstream.oracles.Documents;
import dev.slipstream.oracles.ExactlyOnce;
import dev.slipstream.oracles.Liveness;
import dev.slipstream.oracles.NoOrphans;
import dev.slipstream.oracles.Oracle;
import dev.slipstream.oracles.Run;
import dev.slipstream.oracles.Scene;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Everybody's ledgers and balances once all is done, for those oracles that need no history. */
record Books(
    RacingMigration migration,
    List<Subject> players,
    Map<DocPath, Document> before,
    Map<DocPath, Document> now,
    List<Run> told) {

  private static final List<Oracle> ORACLES =
      List.of(new Conservation(), new ExactlyOnce(), new NoOrphans(), new Budget(), new Liveness());

  List<String> violations() {
    Scene scene =
        new Scene(
            migration,
            new HashSet<>(players),
            new Documents(before),
            new Documents(now),
            path -> Stream.ofNullable(now.get(path)).toList(),
            time -> new Documents(now),
            false,
            Map.of(),
            Set.of(),
            told,
            List.of(),
            false,
            true,
            false,
            false,
            this::copy);
    return ORACLES.stream()
        .flatMap(
            oracle -> oracle.violations(scene).stream().map(what -> oracle.name() + ": " + what))
        .toList();
  }

  private Store copy() {
    Store copy = new MemoryStore();
    new Bulk(copy)
        .write(now.values().stream().map(found -> new Write.Put(found.path(), found.fields())));
    return copy;
  }
}
