package dev.slipstream.waves;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Times an operation like a player's, one document read and written in a transaction, to see
 * whether the wave makes live ones slow.
 */
final class Probe {

  private final Store store;
  private final InstantSource clock;

  Probe(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  Duration time(Migration<?> migration) {
    Instant begin = clock.instant();
    store.apply(new Touch(DocPath.of("AdminOps", "probe_" + migration.id())));
    return Duration.between(begin, clock.instant());
  }

  private record Touch(DocPath path) implements Change<Long> {
    @Override
    public List<DocPath> reads() {
      return List.of(path);
    }

    @Override
    public Decision<Long> decide(Snapshot seen) {
      long times = seen.fields(path).flatMap(fields -> fields.integer("times")).orElse(0L) + 1;
      Fields touched = Fields.builder().put("times", times).put("at", Value.SERVER_TIME).build();
      return Decision.write(times, List.of(new Write.Put(path, touched)));
    }
  }
}
