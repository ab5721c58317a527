package dev.slipstream.seed;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** A legacy player's blobs while they are being made up. */
final class Blobs {

  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final Instant LAST_UPDATED = Instant.parse("2025-10-14T21:03:11Z");

  final Subject player;
  final SplittableRandom random;
  final JsonObject profile = new JsonObject();
  final JsonObject garage = new JsonObject();
  final JsonObject social = new JsonObject();
  final JsonObject map = new JsonObject();
  private final Map<String, JsonObject> blobs = new LinkedHashMap<>();
  private final Map<String, UnaryOperator<String>> texts = new LinkedHashMap<>();

  Blobs(Subject player, SplittableRandom random) {
    this.player = player;
    this.random = random;
    blobs.put("profileData", profile);
    blobs.put("garageData", garage);
    blobs.put("socialData", social);
    blobs.put("mapData", map);
  }

  void put(String name, JsonObject blob) {
    blobs.put(name, blob);
  }

  void remove(String name) {
    blobs.remove(name);
  }

  /** Changes the blob's text, after it is written. */
  void rewrite(String name, UnaryOperator<String> change) {
    texts.put(name, change);
  }

  static String quote(String text) {
    return GSON.toJson(text);
  }

  static JsonArray array(Iterable<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  Map<DocPath, Fields> documents() {
    Map<DocPath, Fields> documents = new LinkedHashMap<>();
    blobs.forEach(
        (name, blob) -> {
          String text = texts.getOrDefault(name, same -> same).apply(GSON.toJson(blob));
          documents.put(
              LegacyPaths.blob(player, name),
              Fields.builder().put(name, text).put("lastUpdated", Value.of(LAST_UPDATED)).build());
        });
    return documents;
  }
}
