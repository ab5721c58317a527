package dev.slipstream.faults;

/** Where a worker stands still to be killed: all that its kill can look like to the server. */
enum Moment {
  NEVER,
  /** It has said what came of a player, and has not begun another. */
  AFTER_LINE,
  /** It has read in a transaction, so it holds locks, and does not know what. */
  READ_UNHEARD,
  /** It has decided, and nothing of it was sent. */
  COMMIT_UNSENT,
  /** Its commit is on its way. */
  COMMIT_SENT,
  /** Its commit is carried out, and it has not been told. */
  COMMIT_UNHEARD
}
