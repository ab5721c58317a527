package dev.slipstream.testing;

import dev.slipstream.engine.Bulk;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Write;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.util.List;
import java.util.Map;

/** How tests put documents in place. */
public final class Writes {

  private static final MasterData MASTER_DATA =
      new MasterData(Mappings.bundled(), Catalogues.bundled());

  private Writes() {}

  public static void put(Store store, Map<DocPath, Fields> documents) {
    new Bulk(store)
        .write(
            documents.entrySet().stream()
                .map(document -> new Write.Put(document.getKey(), document.getValue())));
  }

  /** Puts legacy documents in place, and the clans that the master data makes of theirs. */
  public static void putLegacy(Store store, Map<DocPath, Fields> documents) {
    put(store, documents);
    List<DocPath> clans =
        documents.keySet().stream()
            .filter(path -> path.collection().equals(MasterData.CLANS))
            .toList();
    clans.forEach(
        path ->
            store
                .read(List.of(path), ReadTime.latest())
                .snapshot()
                .get(path)
                .ifPresent(clan -> store.apply(MASTER_DATA.clan(clan))));
  }
}
