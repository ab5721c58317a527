package dev.slipstream.edge;

import com.google.cloud.functions.HttpRequest;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The body of a call, {@code {"data": …}}, read within bounds and strictly. */
final class RequestBody {

  /** Longest body, in bytes. */
  static final int MAX_BYTES = 1 << 20;

  /** Longest rest of a refused body that is read away: what Cloud Run lets in. */
  private static final int MAX_DISCARDED = 32 << 20;

  private static final Gson GSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  private RequestBody() {}

  /** The arguments of the call; {@code data} that is null stands for none. */
  static Arguments read(HttpRequest request) throws IOException {
    JsonObject body = parse(text(request.getInputStream()));
    JsonElement data =
        Optional.ofNullable(body.get("data"))
            .orElseThrow(() -> CallException.invalid("data", "The body has no field data."));
    for (String field : body.keySet()) {
      if (!field.equals("data")) {
        throw CallException.invalid(
            Arguments.cut(field),
            "The body has an unknown field %s; send data only.".formatted(Arguments.cut(field)));
      }
    }
    if (data.isJsonNull()) {
      return new Arguments(new JsonObject());
    }
    if (!data.isJsonObject()) {
      throw CallException.invalid("data", "The field data must be an object.");
    }
    return new Arguments(data.getAsJsonObject());
  }

  /** Reads away what is left, so that a client that was refused is done sending and hears why. */
  static void discard(HttpRequest request) {
    byte[] buffer = new byte[8192];
    int left = MAX_DISCARDED;
    try {
      InputStream body = request.getInputStream();
      for (int read = 0; read >= 0 && left > 0; left -= read) {
        read = body.read(buffer);
      }
    } catch (IOException e) {
      // the client has gone; whoever sends the answer will hear of it
    }
  }

  static boolean isJson(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json");
  }

  private static String text(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw CallException.invalid("body", "The body is longer than 1 MiB; send less.");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw CallException.invalid("body", "The body is not UTF-8; send JSON in UTF-8.");
    }
  }

  private static JsonObject parse(String text) {
    try {
      JsonElement body = GSON.fromJson(text, JsonElement.class);
      if (body != null && body.isJsonObject()) {
        return body.getAsJsonObject();
      }
      throw CallException.invalid("body", "The body must be an object with a field data.");
    } catch (JsonParseException e) {
      throw CallException.invalid("body", "The body is not JSON; send an object with data.");
    }
  }
}
