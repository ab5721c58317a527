package dev.slipstream.engine;

/** What became of a subject. */
public enum Outcome {
  /** Its new documents are authoritative from this commit on. */
  MIGRATED,
  /** An earlier commit did it; nothing was written. */
  ALREADY_MIGRATED,
  /** A part is committed; the old documents stay authoritative until the last part. */
  IN_PROGRESS,
  /** Its own data cannot be migrated; only the checkpoint says so. */
  FAILED,
  /** It failed under this epoch and on the same data before; nothing was written. */
  STILL_FAILING,
  /** It failed so often that a person must decide; nothing was read but the checkpoint. */
  RETRIES_EXHAUSTED,
  /** A later epoch has touched it, so an operator has moved on since; nothing was written. */
  OUTDATED,
  /** A rollback of it is not done yet; nothing was written. */
  BEING_ROLLED_BACK,
  /** There is no such subject; nothing was written. */
  NOT_FOUND
}
