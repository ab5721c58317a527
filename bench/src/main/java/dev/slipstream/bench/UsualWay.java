package dev.slipstream.bench;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How migrations are usually written: read the old documents, mark the checkpoint, write a phase,
 * mark the checkpoint, and so on; one player after the other. Ten commits a player instead of one,
 * and a player is half migrated in between. It is given the finished documents, so it does less
 * than ours.
 */
final class UsualWay {

  private static final int PHASES = 4;

  private final Store store;
  private final Migration<?> migration;
  private final Map<Subject, List<Write>> plans;

  UsualWay(Store store, Migration<?> migration, Map<Subject, List<Write>> plans) {
    this.store = store;
    this.migration = migration;
    this.plans = plans;
  }

  void migrate(Subject player) {
    DocPath checkpoint = migration.checkpoint(player);
    store.read(List.of(checkpoint), ReadTime.latest());
    migration
        .sources(player)
        .values()
        .forEach(source -> store.read(List.of(source), ReadTime.latest()));
    List<Write> documents = new ArrayList<>(plans.getOrDefault(player, List.of()));
    documents.removeIf(write -> write.path().equals(checkpoint));
    mark(checkpoint, "pending");
    for (int phase = 0; phase < PHASES; phase++) {
      int from = documents.size() * phase / PHASES;
      int to = documents.size() * (phase + 1) / PHASES;
      store.apply(new Fixed(List.of(), documents.subList(from, to)));
      mark(checkpoint, "in_progress");
    }
    mark(checkpoint, "completed");
  }

  private void mark(DocPath checkpoint, String status) {
    Fields fields =
        Fields.builder().put("status", status).put("lastUpdatedAt", Value.SERVER_TIME).build();
    store.apply(new Fixed(List.of(), List.of(new Write.Merge(checkpoint, fields))));
  }
}
