package dev.slipstream.edge;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.slipstream.engine.EngineCode;
import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.UnicodeText;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Store;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A function that a Pub/Sub message starts. A message that can never be carried out is put into
 * quarantine and acknowledged; whatever else fails is thrown, so that the message comes again.
 */
public final class EventFunction {

  /**
   * What the function does; a message that it can never carry out is a {@link CallException}, one
   * that it cannot carry out yet a {@link NotYetException}.
   */
  public interface Work {
    Fields carryOut(Delivery delivery);
  }

  /**
   * A message as it came.
   *
   * @param id the same however often it comes
   * @param publishedAt when it was published, where the event says
   */
  public record Delivery(String id, Arguments message, Optional<Instant> publishedAt) {}

  private static final int LONGEST_KEPT = 10_000;
  private static final int ID_LENGTH = 32;

  private final String name;
  private final Work work;
  private final Store store;
  private final Logs logs;

  EventFunction(String name, Work work, Store store, Logs logs) {
    this.name = name;
    this.work = work;
    this.store = store;
    this.logs = logs;
  }

  public void accept(CloudEvent event) {
    String text = "";
    try {
      text = message(event);
      Optional<Instant> publishedAt =
          Optional.ofNullable(event.getTime()).map(OffsetDateTime::toInstant);
      Fields told =
          work.carryOut(new Delivery(event.getId(), new Arguments(object(text)), publishedAt));
      logs.write(Logs.Severity.INFO, name + ": done", told);
    } catch (CallException e) {
      quarantine(text, e);
    } catch (NotYetException e) {
      logs.write(
          Logs.Severity.WARNING,
          name + ": comes again",
          Fields.builder().put("reason", String.valueOf(e.getMessage())).build());
      throw e;
    } catch (RuntimeException e) {
      logs.write(
          Logs.Severity.ERROR,
          name + ": comes again",
          Fields.builder().put("stack_trace", StackTraces.of(e)).build());
      throw e;
    }
  }

  private static String message(CloudEvent event) {
    byte[] envelope =
        Optional.ofNullable(event.getData()).map(CloudEventData::toBytes).orElse(new byte[0]);
    JsonElement message = object(new String(envelope, StandardCharsets.UTF_8)).get("message");
    JsonElement data = message instanceof JsonObject object ? object.get("data") : null;
    if (data == null || !data.isJsonPrimitive()) {
      throw CallException.invalid("message", "The event has no message with data.");
    }
    try {
      return new String(Base64.getDecoder().decode(data.getAsString()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw CallException.invalid("message", "The message's data is not base64.");
    }
  }

  private static JsonObject object(String text) {
    try {
      if (JsonParser.parseString(text) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException e) {
      // as what is JSON and no object
    }
    throw CallException.invalid("message", "The message is not a JSON object.");
  }

  private void quarantine(String text, CallException why) {
    String sentence = String.valueOf(why.getMessage());
    String id = RefusedMessages.id(name, text);
    store.apply(
        new Noting(
            DocPath.of("AdminOps", "quarantine", "Entries", id),
            Fields.builder()
                .put("code", EngineCode.MESSAGE_REFUSED.name())
                .put("phase", name)
                .put("at", why.details().text("field").orElse(""))
                .put("fingerprint", Digest.hex(name + ":" + sentence).substring(0, ID_LENGTH))
                .put("message", sentence)
                .put("data", kept(text))
                .put("lastSeen", Value.SERVER_TIME)
                .build()));
    logs.write(
        Logs.Severity.WARNING,
        name + ": " + EngineCode.MESSAGE_REFUSED.name(),
        Fields.builder().put("quarantine", id).put("reason", sentence).build());
  }

  /** What is cut off may begin within a character, half of which cannot be stored. */
  private static String kept(String text) {
    return UnicodeText.repair(text.substring(0, Math.min(LONGEST_KEPT, text.length())));
  }

  /** The entry, or the entry seen once more; answers how often it was seen. */
  private record Noting(DocPath entry, Fields seenNow) implements Change<Long> {
    @Override
    public List<DocPath> reads() {
      return List.of(entry);
    }

    @Override
    public Decision<Long> decide(Snapshot seen) {
      Optional<Fields> before = seen.fields(entry);
      long attempts = before.flatMap(fields -> fields.integer("attempts")).orElse(0L) + 1;
      Value firstSeen = before.flatMap(fields -> fields.get("firstSeen")).orElse(Value.SERVER_TIME);
      Fields noted = seenNow.with("attempts", Value.of(attempts)).with("firstSeen", firstSeen);
      return Decision.write(attempts, List.of(new Write.Put(entry, noted)));
    }
  }
}
