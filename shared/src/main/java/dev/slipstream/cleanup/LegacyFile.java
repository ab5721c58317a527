package dev.slipstream.cleanup;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.engine.Archived;
import dev.slipstream.model.CanonicalJson;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The old documents of one subject as one file: canonical JSON with every field's type and the
 * times of each document, and the SHA-256 over it. The same documents make the same file, whose
 * name has the hash, so whoever archives twice archives once.
 */
record LegacyFile(Archived archived, String content) {

  /** What may stand in a file's name as it is; see {@code Archive.NAME}. */
  private static final String PLAIN = "[A-Za-z0-9_-]";

  private static final int LONGEST_SUBJECT = 300;

  static LegacyFile of(String migration, Subject subject, List<Document> documents) {
    String content =
        CanonicalJson.of(
            Fields.builder()
                .put("migration", migration)
                .put("subject", subject.id())
                .put("documents", Value.items(documents.stream().map(LegacyFile::json).toList()))
                .build());
    String hash = Digest.hex(content);
    String name = "legacy/%s/%s/%s.json".formatted(migration, nameOf(subject), hash);
    return new LegacyFile(new Archived(name, hash), content);
  }

  private static Fields json(Document document) {
    return Fields.builder()
        .put("path", document.path().toString())
        .put("createTime", document.createTime().toString())
        .put("updateTime", document.updateTime().toString())
        .put("fields", TypedJson.of(document.fields()))
        .build();
  }

  /** Ids may have characters that a file's name may not: those become {@code :} and hex digits. */
  private static String nameOf(Subject subject) {
    StringBuilder name = new StringBuilder();
    for (byte b : subject.id().getBytes(StandardCharsets.UTF_8)) {
      String plain = String.valueOf((char) b);
      name.append(plain.matches(PLAIN) ? plain : ":" + HexFormat.of().toHexDigits(b));
    }
    return name.length() <= LONGEST_SUBJECT ? name.toString() : ":" + Digest.hex(subject.id());
  }

  byte[] bytes() {
    return (head() + content + tail(archived)).getBytes(StandardCharsets.UTF_8);
  }

  private static String head() {
    return "{\"legacy\":";
  }

  private static String tail(Archived archived) {
    return ",\"sha256\":\"%s\"}\n".formatted(archived.hash());
  }

  /** The documents of a file; none where a single byte of it is not what was archived. */
  static Optional<List<Document>> documents(byte[] file, Archived archived) {
    String text = new String(file, StandardCharsets.UTF_8);
    int end = text.length() - tail(archived).length();
    boolean isWhole =
        end >= head().length()
            && text.startsWith(head())
            && text.endsWith(tail(archived))
            && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), file);
    if (!isWhole || !Digest.hex(text.substring(head().length(), end)).equals(archived.hash())) {
      return Optional.empty();
    }
    JsonArray documents =
        JsonParser.parseString(text.substring(head().length(), end))
            .getAsJsonObject()
            .getAsJsonArray("documents");
    return Optional.of(documents.asList().stream().map(LegacyFile::document).toList());
  }

  private static Document document(JsonElement json) {
    JsonObject document = json.getAsJsonObject();
    return new Document(
        DocPath.parse(document.get("path").getAsString()),
        TypedJson.fields(document.getAsJsonObject("fields")),
        Instant.parse(document.get("createTime").getAsString()),
        Instant.parse(document.get("updateTime").getAsString()));
  }
}
