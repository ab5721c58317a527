package dev.slipstream.engine;

import dev.slipstream.model.Code;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a person looks first: one entry per subject for which something needs a decision, with the
 * bytes in question below it. Source of the fields: the wire contract, "Documents that operators
 * read".
 */
record Quarantine(String migrationId, Subject subject) {

  /** All entries, as a query names them. */
  static final String COLLECTION = "AdminOps/quarantine/Entries";

  /** The field of an entry that has documents below it. */
  private static final String DOCUMENTS = "documents";

  private static final int ID_LENGTH = 32;

  DocPath entry() {
    return DocPath.parse(COLLECTION + "/" + migrationId + ":" + subject.id());
  }

  /** The entry for what is kept below it, or the entry seen once more. */
  Write note(Code code, String phase, Optional<Fields> before) {
    return put(code, phase, "", before, Fields.of(DOCUMENTS, Value.of(true)));
  }

  /** The same, with a sentence that says why nothing better could be done. */
  Write note(Code code, String phase, Optional<Fields> before, String why) {
    Fields more = Fields.builder().put(DOCUMENTS, true).put("why", why).build();
    return put(code, phase, "", before, more);
  }

  /**
   * The entry of a subject whose migration failed, or failed once more.
   *
   * @param epoch of the wave in which it failed; those of one wave are counted by it
   */
  Write failed(Finding reason, OptionalLong epoch, Optional<Fields> before) {
    Fields.Builder more = Fields.builder().put("message", reason.sentence());
    more.put("fingerprint", fingerprint(reason));
    epoch.ifPresent(number -> more.put("epoch", number));
    before.filter(Quarantine::hasDocuments).ifPresent(entry -> more.put(DOCUMENTS, true));
    return put(reason.code(), reason.phase(), reason.at().pointer(), before, more.build());
  }

  /**
   * What failures that have one cause have in common: the code, the phase and the place without its
   * positions in lists; of a fault of ours, the place in the code.
   */
  static String fingerprint(Finding reason) {
    return fingerprint(reason.code().name(), reason.phase(), reason.at().pointer());
  }

  static String fingerprint(String code, String phase, String pointer) {
    return digest(code + ":" + phase + ":" + pointer.replaceAll("/[0-9]+(?=/|$)", "/*"));
  }

  private static String digest(String text) {
    return Digest.hex(text).substring(0, ID_LENGTH);
  }

  private Write put(Code code, String phase, String at, Optional<Fields> before, Fields more) {
    long attempts = before.flatMap(fields -> fields.integer("attempts")).orElse(0L);
    Value firstSeen = before.flatMap(fields -> fields.get("firstSeen")).orElse(Value.SERVER_TIME);
    return new Write.Put(
        entry(),
        Fields.builder()
            .put("code", code.name())
            .put("phase", phase)
            .put("at", at)
            .put("fingerprint", digest(code.name() + ":" + phase))
            .put("attempts", attempts + 1)
            .put("firstSeen", firstSeen)
            .put("lastSeen", Value.SERVER_TIME)
            .build()
            .merge(more));
  }

  /** Whether documents are kept below the entry, so that it must stay until a person says so. */
  static boolean hasDocuments(Fields entry) {
    return entry.get(DOCUMENTS).equals(Optional.of(Value.of(true)));
  }

  /** The document itself, once for each content. */
  Write keep(String source, String contentHash, Document document) {
    String id = source + "_" + contentHash.substring(0, ID_LENGTH);
    return new Write.Put(entry().child("Documents", id), KeptDocument.of(document));
  }
}
