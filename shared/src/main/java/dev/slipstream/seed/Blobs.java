package dev.slipstream.seed;

import com.google.gson.JsonObject;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A legacy player's blobs while they are being made up. */
final class Blobs {

  private static final Instant EARLIEST_UPDATE = Instant.parse("2025-06-01T00:00:00Z");
  private static final int UPDATE_SECONDS = 135 * 24 * 3600;

  /** Functions note when they write, the client does not. */
  private static final int WRITTEN_BY_FUNCTIONS_PERCENT = 70;

  private final Account account;
  private final Dice dice;
  private final Map<String, JsonObject> blobs = new LinkedHashMap<>();
  private final Map<String, UnaryOperator<String>> rewritten = new LinkedHashMap<>();
  private final Map<String, Fields> replaced = new LinkedHashMap<>();

  Blobs(Account account, Dice dice) {
    this.account = account;
    this.dice = dice;
  }

  Subject player() {
    return account.subject();
  }

  Dice dice() {
    return dice;
  }

  void put(String name, JsonObject blob) {
    blobs.put(name, blob);
  }

  JsonObject get(String name) {
    return blobs.getOrDefault(name, new JsonObject());
  }

  void remove(String name) {
    blobs.remove(name);
  }

  /** Changes the blob's text, after it is written. */
  void rewrite(String name, UnaryOperator<String> change) {
    rewritten.put(name, change);
  }

  /** Puts other fields in the document's place. */
  void replace(String name, Fields fields) {
    replaced.put(name, fields);
  }

  Map<DocPath, Fields> documents() {
    Map<DocPath, Fields> documents = new LinkedHashMap<>();
    blobs.forEach(
        (name, blob) -> {
          Fields made = document(name, account.serialiser().write(blob));
          documents.put(
              LegacyPaths.blob(account.subject(), name), replaced.getOrDefault(name, made));
        });
    return documents;
  }

  private Fields document(String name, String written) {
    String text = rewritten.getOrDefault(name, same -> same).apply(written);
    Fields fields = Fields.of(name, Value.of(text));
    return account.isStub() || !dice.chance(WRITTEN_BY_FUNCTIONS_PERCENT)
        ? fields
        : fields.with("lastUpdated", Value.of(lastUpdate()));
  }

  private Instant lastUpdate() {
    return EARLIEST_UPDATE.plusSeconds(dice.below(UPDATE_SECONDS)).plusMillis(dice.below(1000));
  }
}
