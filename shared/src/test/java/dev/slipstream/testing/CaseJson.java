package dev.slipstream.testing;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values as case files write them: {@code {"$ts": iso}} a time, {@code "$serverTimestamp"} a time
 * of the commit, {@code {"$json": value}} the compact JSON text of the value.
 */
public final class CaseJson {

  private static final Gson COMPACT =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private CaseJson() {}

  public static JsonObject read(Path file) {
    try {
      return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read case file " + file, e);
    }
  }

  public static Map<DocPath, Fields> documents(JsonElement json) {
    Map<DocPath, Fields> documents = new LinkedHashMap<>();
    json.getAsJsonObject()
        .asMap()
        .forEach((path, fields) -> documents.put(DocPath.parse(path), (Fields) value(fields)));
    return documents;
  }

  public static Value value(JsonElement json) {
    if (json instanceof JsonObject object) {
      return map(object);
    }
    if (json instanceof JsonArray array) {
      return Value.items(array.asList().stream().map(CaseJson::value).toList());
    }
    return json instanceof JsonPrimitive primitive ? scalar(primitive) : Value.NULL;
  }

  private static Value map(JsonObject object) {
    if (object.has("$ts")) {
      return Value.of(Instant.parse(object.get("$ts").getAsString()));
    }
    if (object.has("$json")) {
      return Value.of(COMPACT.toJson(object.get("$json")));
    }
    Map<String, Value> map = new LinkedHashMap<>();
    object.asMap().forEach((name, inner) -> map.put(name, value(inner)));
    return new Fields(map);
  }

  private static Value scalar(JsonPrimitive primitive) {
    if (primitive.isBoolean()) {
      return Value.of(primitive.getAsBoolean());
    }
    if (primitive.isString()) {
      String text = primitive.getAsString();
      return text.equals("$serverTimestamp") ? Value.SERVER_TIME : Value.of(text);
    }
    String literal = primitive.getAsString();
    return literal.matches("-?[0-9]+")
        ? Value.of(Long.parseLong(literal))
        : new Value.Real(Double.parseDouble(literal));
  }
}
