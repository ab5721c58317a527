package dev.slipstream.legacy;

import dev.slipstream.model.Document;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Finding.Place;
import dev.slipstream.model.Value;
import java.util.Optional;

/**
 * One legacy document {@code players/{uid}/{name}/{name}}: a string field of the same name holding
 * JSON. The text is parsed once and kept as it is.
 *
 * @param text the field's text; empty where the document or field is missing
 * @param root the parsed object; an empty one where there is no text
 */
public record LegacyBlob(String name, Optional<String> text, Json root) {

  /** Reads the blob of a phase; that it is missing or empty is noted. */
  public static LegacyBlob read(String name, Optional<Document> document, Notes notes) {
    LegacyBlob blob = readOptional(name, document, name, notes);
    if (blob.text().isEmpty()) {
      BlobCode code = document.isEmpty() ? BlobCode.BLOB_MISSING : BlobCode.EMPTY_BLOB;
      notes.add(Finding.of(name, code, Place.ofBlob(name)));
    }
    return blob;
  }

  /** Reads a blob that need not be there; what is wrong with it is noted under {@code phase}. */
  static LegacyBlob readOptional(
      String name, Optional<Document> document, String phase, Notes notes) {
    Value field = document.flatMap(found -> found.fields().get(name)).orElse(Value.NULL);
    if (field instanceof Value.Text text && !text.value().isEmpty()) {
      Json root = parse(name, text.value(), phase, notes);
      return new LegacyBlob(name, Optional.of(text.value()), root);
    }
    if (!(field instanceof Value.Null || field instanceof Value.Text)) {
      notes.add(Finding.of(phase, BlobCode.BLOB_NOT_OBJECT, Place.ofBlob(name)));
    }
    return new LegacyBlob(name, Optional.empty(), Json.emptyObject());
  }

  private static Json parse(String name, String text, String phase, Notes notes) {
    Optional<Json> parsed = JsonText.parse(text);
    if (parsed.filter(json -> json.is(Json.Kind.TEXT)).isPresent()) {
      notes.add(Finding.of(phase, BlobCode.DOUBLE_ENCODED, Place.ofBlob(name)));
      parsed = JsonText.parse(parsed.get().literal());
    }
    if (parsed.filter(json -> json.is(Json.Kind.OBJECT)).isPresent()) {
      return parsed.get();
    }
    BlobCode code = parsed.isEmpty() ? BlobCode.MALFORMED_JSON : BlobCode.BLOB_NOT_OBJECT;
    notes.add(Finding.of(phase, code, Place.ofBlob(name)));
    return Json.emptyObject();
  }
}
