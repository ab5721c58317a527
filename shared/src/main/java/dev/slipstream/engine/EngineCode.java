package dev.slipstream.engine;

import dev.slipstream.model.Code;

/** What the engine itself can find wrong with a subject. */
public enum EngineCode implements Code {
  ARCHIVE_ALTERED("is not what was archived: its bytes have changed", true),
  ARCHIVE_MISSING("is not in the archive", true),
  ARCHIVE_NOT_NAMED("has the old documents, and no archive is named to read it from", true),
  DOCUMENT_TOO_LARGE("would be beyond what Firestore stores in one document", true),
  LATE_WRITE("was written by a client after the cut-over", false),
  LOST_IN_ROLLBACK("could not be said in the old schema and went, by force", false),
  MESSAGE_REFUSED("can never be carried out", false),
  STORE_REFUSED("is beyond what the database takes", true),
  UNEXPECTED_FAILURE("could not be migrated for a fault in Slipstream, not in the data", true);

  private final String what;
  private final boolean isFatal;

  EngineCode(String what, boolean isFatal) {
    this.what = what;
    this.isFatal = isFatal;
  }

  @Override
  public String what() {
    return what;
  }

  @Override
  public boolean isFatal() {
    return isFatal;
  }
}
