package dev.slipstream.engine;

/** What became of rolling back a subject. */
public enum RollbackOutcome {
  /** Its old documents are authoritative from this commit on, with all that came since. */
  ROLLED_BACK,
  /** An earlier commit did it; nothing was written. */
  ALREADY_ROLLED_BACK,
  /** A part is committed; what was authoritative before it is still. */
  IN_PROGRESS,
  /** Its old documents cannot say all that the new ones do; nothing was written. */
  REFUSED,
  /** Its old documents are missing or cannot be understood; nothing was written. */
  UNREADABLE,
  /** No new document of it counts; nothing was written. */
  NOT_MIGRATED,
  /** A later epoch has touched it, so an operator has moved on since; nothing was written. */
  OUTDATED
}
