package dev.slipstream.operator.stack;

import com.google.gson.Gson;
import dev.slipstream.messages.MessageText;
import dev.slipstream.model.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** The JSON that Pub/Sub pushes a message in, made here where there is no Pub/Sub. */
final class Envelope {

  private static final Gson GSON = new Gson();

  private Envelope() {}

  static byte[] of(Fields message) {
    byte[] data = MessageText.of(message).getBytes(StandardCharsets.UTF_8);
    return GSON.toJson(
            Map.of(
                "message",
                Map.of(
                    "data", Base64.getEncoder().encodeToString(data),
                    "messageId", UUID.randomUUID().toString(),
                    "publishTime", Instant.now().toString())))
        .getBytes(StandardCharsets.UTF_8);
  }
}
