package dev.slipstream.validation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.slipstream.model.CanonicalJson;
import dev.slipstream.model.Digest;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * That a sweep found no difference: what was counted, when and by which tables, its hash, and the
 * signature over it. Canonical JSON (contract D3); times are epoch milliseconds.
 */
public record Certificate(Fields statement) {

  private static final String STATEMENT = "certificate";
  private static final String HASH = "sha256";
  private static final String SIGNATURE = "signature";

  static Certificate of(SweepRun run, Instant issuedAt) {
    return new Certificate(
        Fields.builder()
            .put("migration", run.migration())
            .put("runId", run.runId())
            .put("counts", run.counts())
            .put("players", run.players())
            .putTime("readFrom", run.readFrom())
            .putTime("readTo", run.readTo())
            .put("planHash", run.planHash())
            .put("issuedAt", issuedAt)
            .build());
  }

  /** The file: the statement, its hash and its signature. */
  byte[] signed(byte[] key) {
    String text = CanonicalJson.of(statement);
    return file(text, Digest.hex(text), signature(text, key)).getBytes(StandardCharsets.UTF_8);
  }

  private static String file(String statement, String hash, String signature) {
    return "{\"%s\":%s,\"%s\":\"%s\",\"%s\":\"%s\"}\n"
        .formatted(STATEMENT, statement, HASH, hash, SIGNATURE, signature);
  }

  private static String signature(String text, byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JVM has HMAC-SHA256", e);
    }
  }

  /** Why the file is no certificate for these tables; empty where it is one. */
  static Optional<String> problem(byte[] file, byte[] key, String planHash) {
    String text = new String(file, StandardCharsets.UTF_8);
    Optional<JsonObject> json = parse(text).filter(Certificate::isWhole);
    if (json.isEmpty()) {
      return Optional.of("This is no certificate, or it was altered since it was issued.");
    }
    Fields statement = (Fields) value(json.get().get(STATEMENT));
    String canonical = CanonicalJson.of(statement);
    String hash = json.get().get(HASH).getAsString();
    String signature = json.get().get(SIGNATURE).getAsString();
    if (!hash.equals(Digest.hex(canonical)) || !text.equals(file(canonical, hash, signature))) {
      return Optional.of("The certificate was altered since it was issued; validate again.");
    }
    if (!isSame(signature, signature(canonical, key))) {
      return Optional.of("The certificate was not signed with this key; validate again.");
    }
    return statement.text("planHash").equals(Optional.of(planHash))
        ? Optional.empty()
        : Optional.of(
            "The certificate is for other mapping tables than this build's; validate again.");
  }

  /** What a file states in which there is no problem. */
  static Certificate of(byte[] file) {
    JsonObject json = parse(new String(file, StandardCharsets.UTF_8)).orElseThrow();
    return new Certificate((Fields) value(json.get(STATEMENT)));
  }

  /** Since when the run has read, to the millisecond. */
  Instant readFrom() {
    return Instant.ofEpochMilli(statement.integer("readFrom").orElse(0L));
  }

  boolean isOf(String runId) {
    return statement.text("runId").equals(Optional.of(runId));
  }

  private static boolean isSame(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<JsonObject> parse(String text) {
    try {
      return Optional.of(JsonParser.parseString(text))
          .filter(JsonElement::isJsonObject)
          .map(JsonElement::getAsJsonObject);
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(JsonObject json) {
    return json.get(STATEMENT) instanceof JsonObject
        && isText(json.get(HASH))
        && isText(json.get(SIGNATURE));
  }

  private static boolean isText(JsonElement json) {
    return json != null && json.isJsonPrimitive() && json.getAsJsonPrimitive().isString();
  }

  /** Objects, texts and whole numbers; whatever else stands there makes another text. */
  private static Value value(JsonElement json) {
    if (json instanceof JsonObject object) {
      Map<String, Value> fields = new LinkedHashMap<>();
      object.asMap().forEach((name, inner) -> fields.put(name, value(inner)));
      return new Fields(fields);
    }
    if (isText(json)) {
      return Value.of(json.getAsString());
    }
    String number = json.toString();
    boolean isWhole = number.matches("-?[0-9]{1,18}");
    return isWhole ? Value.of(Long.parseLong(number)) : Value.NULL;
  }
}
