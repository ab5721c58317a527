package dev.slipstream.testing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.store.Store;
import java.nio.file.Path;
import java.util.Map;

/** A player of one of the library's case folders. */
public record LegacyCase(String uid, Map<DocPath, Fields> before, Map<String, JsonElement> after) {

  private static final Path ROOT =
      Path.of(System.getProperty("slipstream.root"), "shared/src/test/resources/cases/racing");

  public static LegacyCase named(String name) {
    JsonObject before = CaseJson.read(ROOT.resolve(name).resolve("before.json"));
    JsonObject after = CaseJson.read(ROOT.resolve(name).resolve("after.json"));
    return new LegacyCase(
        before.get("uid").getAsString(),
        CaseJson.documents(before.get("documents")),
        after.getAsJsonObject("documents").asMap());
  }

  /** Puts the player's legacy documents in place, and the clans that the master data makes. */
  public void seed(Store store) {
    Writes.putLegacy(store, before);
  }
}
