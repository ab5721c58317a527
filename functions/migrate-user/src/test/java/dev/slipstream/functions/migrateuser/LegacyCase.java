package dev.slipstream.functions.migrateuser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.testing.CaseJson;
import dev.slipstream.testing.Writes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A player of one of the library's case folders. */
record LegacyCase(String uid, Map<DocPath, Fields> before, Map<String, JsonElement> after) {

  private static final Path ROOT =
      Path.of(System.getProperty("slipstream.root"), "shared/src/test/resources/cases/racing");

  private static final MasterData MASTER_DATA =
      new MasterData(Mappings.bundled(), Catalogues.bundled());

  static LegacyCase named(String name) {
    JsonObject before = CaseJson.read(ROOT.resolve(name).resolve("before.json"));
    JsonObject after = CaseJson.read(ROOT.resolve(name).resolve("after.json"));
    return new LegacyCase(
        before.get("uid").getAsString(),
        CaseJson.documents(before.get("documents")),
        after.getAsJsonObject("documents").asMap());
  }

  /** Puts the player's legacy documents in place, and the clans that the master data makes. */
  void seed(Store store) {
    Writes.put(store, before);
    List<DocPath> clans =
        before.keySet().stream()
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
