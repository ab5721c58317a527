package dev.slipstream.legacy;

import dev.slipstream.model.Code;

/** What can be wrong with a blob's form, contract C1, C7 and A12. */
public enum BlobCode implements Code {
  MALFORMED_JSON(true, "is not valid JSON"),
  BLOB_NOT_OBJECT(true, "is not a JSON object"),
  BAD_NUMBER(true, "is not a number"),
  BAD_BOOLEAN(true, "is not true or false"),
  VALUE_OUT_OF_RANGE(true, "is beyond 2^53 - 1"),
  BLOB_MISSING(false, "does not exist and counts as empty"),
  EMPTY_BLOB(false, "has no text and counts as empty"),
  DOUBLE_ENCODED(false, "is JSON inside a JSON string"),
  NUMBER_AS_STRING(false, "is a number written as text"),
  FRACTION_TRUNCATED(false, "has a fraction, which is cut off"),
  NEGATIVE_CLAMPED(false, "is negative and becomes 0"),
  BOOL_AS_STRING(false, "is a boolean written as text or number"),
  SHAPE_UNEXPECTED(false, "is not of the expected kind and counts as empty"),
  TEXT_REPAIRED(false, "holds half a character, replaced by U+FFFD"),
  TIMESTAMP_UNPARSEABLE(false, "is not a time in any known form"),
  TIMESTAMP_AMBIGUOUS(false, "may be day or month first; day first is taken");

  private final boolean isFatal;
  private final String what;

  BlobCode(boolean isFatal, String what) {
    this.isFatal = isFatal;
    this.what = what;
  }

  @Override
  public boolean isFatal() {
    return isFatal;
  }

  @Override
  public String what() {
    return what;
  }
}
