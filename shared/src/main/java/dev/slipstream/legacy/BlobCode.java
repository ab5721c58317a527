package dev.slipstream.legacy;

import dev.slipstream.model.Code;

/** What can be wrong with a blob's form, contract C1, C7 and A12. */
public enum BlobCode implements Code {
  MALFORMED_JSON(true),
  BLOB_NOT_OBJECT(true),
  BAD_NUMBER(true),
  BAD_BOOLEAN(true),
  VALUE_OUT_OF_RANGE(true),
  BLOB_MISSING(false),
  EMPTY_BLOB(false),
  DOUBLE_ENCODED(false),
  NUMBER_AS_STRING(false),
  FRACTION_TRUNCATED(false),
  NEGATIVE_CLAMPED(false),
  BOOL_AS_STRING(false),
  SHAPE_UNEXPECTED(false),
  TEXT_REPAIRED(false),
  TIMESTAMP_UNPARSEABLE(false),
  TIMESTAMP_AMBIGUOUS(false);

  private final boolean isFatal;

  BlobCode(boolean isFatal) {
    this.isFatal = isFatal;
  }

  @Override
  public boolean isFatal() {
    return isFatal;
  }
}
