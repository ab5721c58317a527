package dev.slipstream.engine;

import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;

/** A document kept as it was, with its place and its time, before it goes or where it may not. */
final class KeptDocument {

  private KeptDocument() {}

  static Fields of(Document document) {
    return Fields.builder()
        .put("path", document.path().toString())
        .put("fields", document.fields())
        .put("updateTime", document.updateTime())
        .put("keptAt", Value.SERVER_TIME)
        .build();
  }
}
