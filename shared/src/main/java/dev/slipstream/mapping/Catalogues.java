package dev.slipstream.mapping;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The game's own data that a build carries, contract B11.
 *
 * @param documents fields by catalogue (Cars, Items, …) and document id
 */
public record Catalogues(Map<String, Fields> documents) {

  /** The catalogues that travel in the jar beside the tables. */
  public static Catalogues bundled() {
    String file = "catalogues.json";
    try (Reader reader = Mappings.openResource(file)) {
      JsonObject catalogues = JsonParser.parseReader(reader).getAsJsonObject();
      Map<String, Fields> documents = new LinkedHashMap<>();
      catalogues.asMap().forEach((name, entries) -> documents.put(name, (Fields) value(entries)));
      return new Catalogues(documents);
    } catch (IOException | JsonParseException | IllegalStateException | ClassCastException e) {
      throw new MappingException(file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static Value value(JsonElement json) {
    if (json instanceof JsonObject object) {
      Map<String, Value> map = new LinkedHashMap<>();
      object.asMap().forEach((name, inner) -> map.put(name, value(inner)));
      return new Fields(map);
    }
    if (json instanceof JsonPrimitive primitive) {
      return scalar(primitive);
    }
    throw new MappingException("a catalogue holds maps, texts, whole numbers and booleans only");
  }

  private static Value scalar(JsonPrimitive primitive) {
    if (primitive.isBoolean()) {
      return Value.of(primitive.getAsBoolean());
    }
    return primitive.isNumber()
        ? Value.of(primitive.getAsLong())
        : Value.of(primitive.getAsString());
  }
}
