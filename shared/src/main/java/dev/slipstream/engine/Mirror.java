package dev.slipstream.engine;

import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import java.util.Optional;

/**
 * Who wrote a document, by its stamp. So a migration's documents are told from others', and the
 * server's own writes to a completed subject's legacy documents are told from late writes of
 * clients, design M3 and M5: the document says, beside its content, the hash of the content that
 * the server gave it. A client that replaces the document takes the stamp away; one that replaces
 * the content alone leaves a stamp that no longer fits.
 */
public final class Mirror {

  /** The field that says who wrote a document. */
  static final String STAMP = "_m";

  private static final String HASH = "hash";

  private Mirror() {}

  /** The fields that stamp a new document which a migration has made. */
  static Fields provenance(Migration<?> migration) {
    return Fields.of(
        STAMP,
        Fields.builder().put("op", migration.opId()).put("version", migration.version()).build());
  }

  /** New fields for a document that keeps the stamp it has. */
  static Fields keepingStamp(Fields wanted, Fields stored) {
    return stored.get(STAMP).map(stamp -> wanted.with(STAMP, stamp)).orElse(wanted);
  }

  /**
   * The fields that stamp a legacy document.
   *
   * @param opId the operation whose outcome is mirrored
   * @param fingerprint of the content that is written together with them
   */
  public static Fields stamp(String opId, String fingerprint) {
    return Fields.of(STAMP, Fields.builder().put("op", opId).put(HASH, fingerprint).build());
  }

  /**
   * Whether a legacy document holds what was migrated, what the server has mirrored since, or what
   * came late and was set aside; anything else came late and nobody has looked at it yet.
   *
   * @param fingerprint of the document's content
   */
  public static boolean isKnown(
      Checkpoint checkpoint, String source, Document document, String fingerprint) {
    return checkpoint.knows(source, fingerprint) || isStamped(document, fingerprint);
  }

  private static boolean isStamped(Document document, String fingerprint) {
    return document.fields().fields(STAMP).text(HASH).equals(Optional.of(fingerprint));
  }
}
