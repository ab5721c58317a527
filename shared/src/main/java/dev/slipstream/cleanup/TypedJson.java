package dev.slipstream.cleanup;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values with their types, as Firestore's own JSON names them: {@code {"integerValue": "7"}}. All
 * that is not text is written as text, so that nothing depends on how a reader takes numbers.
 */
final class TypedJson {

  private static final String MAP = "mapValue";
  private static final String LIST = "arrayValue";
  private static final String TEXT = "stringValue";
  private static final String INTEGER = "integerValue";
  private static final String BOOLEAN = "booleanValue";
  private static final String REAL = "doubleValue";
  private static final String TIME = "timestampValue";
  private static final String BYTES = "bytesValue";
  private static final String POINT = "geoPointValue";
  private static final String REFERENCE = "referenceValue";
  private static final String NULL = "nullValue";

  private TypedJson() {}

  /** A map's fields, each with its type. */
  static Fields of(Fields fields) {
    Map<String, Value> typed = new LinkedHashMap<>();
    fields.forEach((name, value) -> typed.put(name, of(value)));
    return new Fields(typed);
  }

  private static Fields of(Value value) {
    if (value instanceof Fields fields) {
      return Fields.of(MAP, of(fields));
    }
    if (value instanceof Value.Items items) {
      return Fields.of(LIST, Value.items(items.values().stream().map(TypedJson::of).toList()));
    }
    if (value instanceof Value.Point point) {
      return Fields.of(
          POINT,
          Value.texts(
              List.of(Double.toString(point.latitude()), Double.toString(point.longitude()))));
    }
    return scalar(value);
  }

  private static Fields scalar(Value value) {
    if (value instanceof Value.Text text) {
      return Fields.of(TEXT, text);
    }
    if (value instanceof Value.Int number) {
      return typed(INTEGER, Long.toString(number.value()));
    }
    if (value instanceof Value.Bool bool) {
      return typed(BOOLEAN, Boolean.toString(bool.value()));
    }
    if (value instanceof Value.Real real) {
      return typed(REAL, Double.toString(real.value()));
    }
    if (value instanceof Value.Time time) {
      return typed(TIME, time.value().toString());
    }
    if (value instanceof Value.Bytes bytes) {
      return typed(BYTES, Base64.getEncoder().encodeToString(bytes.toArray()));
    }
    if (value instanceof Value.Reference reference) {
      return typed(REFERENCE, reference.path().toString());
    }
    if (value instanceof Value.Null) {
      return typed(NULL, "");
    }
    throw new IllegalArgumentException("only what is stored can be archived: " + value);
  }

  private static Fields typed(String type, String text) {
    return Fields.of(type, Value.of(text));
  }

  /** The fields back from what {@link #of} made of them. */
  static Fields fields(JsonObject typed) {
    Map<String, Value> fields = new LinkedHashMap<>();
    typed.asMap().forEach((name, value) -> fields.put(name, value(value.getAsJsonObject())));
    return new Fields(fields);
  }

  private static Value value(JsonObject typed) {
    Map.Entry<String, JsonElement> only = typed.entrySet().iterator().next();
    JsonElement json = only.getValue();
    return switch (only.getKey()) {
      case MAP -> fields(json.getAsJsonObject());
      case LIST ->
          Value.items(
              json.getAsJsonArray().asList().stream()
                  .map(item -> value(item.getAsJsonObject()))
                  .toList());
      case POINT -> point(json.getAsJsonArray());
      default -> scalar(only.getKey(), json.getAsString());
    };
  }

  private static Value point(JsonArray degrees) {
    return new Value.Point(
        Double.parseDouble(degrees.get(0).getAsString()),
        Double.parseDouble(degrees.get(1).getAsString()));
  }

  private static Value scalar(String type, String text) {
    return switch (type) {
      case TEXT -> Value.of(text);
      case INTEGER -> Value.of(Long.parseLong(text));
      case BOOLEAN -> Value.of(Boolean.parseBoolean(text));
      case REAL -> new Value.Real(Double.parseDouble(text));
      case TIME -> Value.of(Instant.parse(text));
      case BYTES -> new Value.Bytes(ByteBuffer.wrap(Base64.getDecoder().decode(text)));
      case REFERENCE -> new Value.Reference(DocPath.parse(text));
      case NULL -> Value.NULL;
      default -> throw new IllegalArgumentException("no type of a value: " + type);
    };
  }
}
