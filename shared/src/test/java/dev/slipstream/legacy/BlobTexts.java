package dev.slipstream.legacy;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.util.Optional;

/** The blobs of given documents, to be edited. */
final class BlobTexts {

  static final String NAME = "blob";

  private BlobTexts() {}

  static BlobText of(String text) {
    return of(Optional.of(Fields.of(NAME, Value.of(text))));
  }

  /** Of a document of these fields, or of none. */
  static BlobText of(Optional<Fields> fields) {
    return BlobText.of(LegacyBlob.read(NAME, fields.map(BlobTexts::document), new Notes()));
  }

  private static Document document(Fields fields) {
    DocPath path = DocPath.of("players", "u", NAME, NAME);
    return new Document(path, fields, Instant.EPOCH, Instant.EPOCH);
  }
}
