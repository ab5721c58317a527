package dev.slipstream.engine;

import dev.slipstream.model.Code;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.Optional;

/**
 * Where a person looks first: one entry per subject for which something needs a decision, with the
 * bytes in question below it. Source of the fields: the wire contract, "Documents that operators
 * read".
 */
record Quarantine(String migrationId, Subject subject) {

  private static final int ID_LENGTH = 32;

  DocPath entry() {
    return DocPath.of("AdminOps", "quarantine", "Entries", migrationId + ":" + subject.id());
  }

  /** The entry, or the entry seen once more. */
  Write note(Code code, String phase, Optional<Fields> before) {
    long attempts = before.flatMap(fields -> fields.integer("attempts")).orElse(0L);
    Value firstSeen = before.flatMap(fields -> fields.get("firstSeen")).orElse(Value.SERVER_TIME);
    return new Write.Put(
        entry(),
        Fields.builder()
            .put("code", code.name())
            .put("phase", phase)
            .put("at", "")
            .put("fingerprint", Digest.hex(code.name() + ":" + phase).substring(0, ID_LENGTH))
            .put("attempts", attempts + 1)
            .put("firstSeen", firstSeen)
            .put("lastSeen", Value.SERVER_TIME)
            .build());
  }

  /** The same, with a sentence that says why nothing better could be done. */
  Write note(Code code, String phase, Optional<Fields> before, String why) {
    Fields noted = ((Write.Put) note(code, phase, before)).fields();
    return new Write.Put(entry(), noted.with("why", Value.of(why)));
  }

  /** The document itself, once for each content. */
  Write keep(String source, String contentHash, Document document) {
    String id = source + "_" + contentHash.substring(0, ID_LENGTH);
    return new Write.Put(entry().child("Documents", id), KeptDocument.of(document));
  }
}
