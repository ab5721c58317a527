package dev.slipstream.messages;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;

/** A message as it is sent: JSON, the same text for the same message. */
public final class MessageText {

  private MessageText() {}

  public static String of(Fields message) {
    return json(message).toString();
  }

  private static JsonElement json(Value value) {
    if (value instanceof Fields fields) {
      JsonObject object = new JsonObject();
      fields.forEach((name, inner) -> object.add(name, json(inner)));
      return object;
    }
    if (value instanceof Value.Items items) {
      JsonArray array = new JsonArray();
      items.values().forEach(inner -> array.add(json(inner)));
      return array;
    }
    if (value instanceof Value.Text text) {
      return new JsonPrimitive(text.value());
    }
    if (value instanceof Value.Int number) {
      return new JsonPrimitive(number.value());
    }
    if (value instanceof Value.Real number) {
      return new JsonPrimitive(number.value());
    }
    if (value instanceof Value.Bool flag) {
      return new JsonPrimitive(flag.value());
    }
    if (value instanceof Value.Null) {
      return JsonNull.INSTANCE;
    }
    throw new IllegalArgumentException("no message has such a value: " + value);
  }
}
