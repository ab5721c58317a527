package dev.slipstream.engine;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;

/** A document kept as it was, with its place and its time, before it goes or where it may not. */
final class KeptDocument {

  private static final String PATH = "path";
  private static final String FIELDS = "fields";

  private KeptDocument() {}

  static DocPath pathOf(Fields kept) {
    return DocPath.parse(kept.text(PATH).orElseThrow());
  }

  /** The write that brings it back. */
  static Write restored(Fields kept) {
    return new Write.Put(pathOf(kept), kept.fields(FIELDS));
  }

  static Fields of(Document document) {
    return Fields.builder()
        .put(PATH, document.path().toString())
        .put(FIELDS, document.fields())
        .put("updateTime", document.updateTime())
        .put("keptAt", Value.SERVER_TIME)
        .build();
  }
}
