package dev.slipstream.engine;

import dev.slipstream.model.Digest;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Store;
import java.util.List;
import java.util.TreeMap;

/** Some subjects, the same ones each time: those whose rollout hashes are the smallest. */
public final class Sample {

  private Sample() {}

  /** Pages all ids, which is a read each; no more than the sample is kept in memory. */
  public static List<Subject> of(Store store, Migration<?> migration, int count) {
    TreeMap<String, Subject> smallest = new TreeMap<>();
    Population.all()
        .forEachPage(
            store,
            migration,
            page -> {
              page.forEach(s -> smallest.put(Digest.hex(migration.opId() + ":" + s.id()), s));
              while (smallest.size() > count) {
                smallest.pollLastEntry();
              }
            });
    return List.copyOf(smallest.values());
  }
}
