package dev.slipstream.seed;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/** Who wrote a player's blobs last, contract A1: each writes what is not there in its own way. */
enum Serialiser {
  /** Unity's JsonUtility: empty texts and lists for nulls, no fields but those of its class. */
  UNITY,
  /** The same, indented. */
  UNITY_INDENTED,
  /** Newtonsoft: nulls; no fields but those of its class. */
  NEWTONSOFT,
  /** The legacy functions' JSON.stringify: all fields, also those that only functions write. */
  FUNCTIONS;

  private static final Gson COMPACT = gson(FormattingStyle.COMPACT);
  private static final Gson INDENTED = gson(FormattingStyle.PRETTY.withIndent("    "));

  private static Gson gson(FormattingStyle style) {
    return new GsonBuilder()
        .serializeNulls()
        .disableHtmlEscaping()
        .setFormattingStyle(style)
        .create();
  }

  static Serialiser any(Dice dice) {
    return dice.chance(10) ? UNITY_INDENTED : dice.pick(List.of(UNITY, NEWTONSOFT, FUNCTIONS));
  }

  String write(JsonObject blob) {
    return (this == UNITY_INDENTED ? INDENTED : COMPACT).toJson(blob);
  }

  /** Whether fields survive that the client's class does not have. */
  boolean keepsUnknownFields() {
    return this == FUNCTIONS;
  }

  JsonElement noText() {
    return isUnity() ? new JsonPrimitive("") : JsonNull.INSTANCE;
  }

  JsonElement noList() {
    return this == NEWTONSOFT ? JsonNull.INSTANCE : new JsonArray();
  }

  private boolean isUnity() {
    return this == UNITY || this == UNITY_INDENTED;
  }
}
