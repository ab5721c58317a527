package dev.slipstream.engine;

/** What became of removing a subject's old documents, and why they stay where they do. */
public enum RemovalOutcome {
  /** They are in the archive and nowhere else. */
  REMOVED(""),
  /** They can go; nothing was written. */
  REMOVABLE(""),
  /** An earlier commit removed them; nothing was written. */
  ALREADY_REMOVED(""),
  /** They are authoritative. */
  NOT_MIGRATED(""),
  /** A rollback in parts is under way. */
  BEING_ROLLED_BACK("is on the way back to the old schema; finish or refuse that rollback"),
  /** The subject was migrated too short a while ago. */
  WITHIN_REVERSE_WINDOW(""),
  /** The certified sweep has not looked at the subject since it was migrated. */
  NOT_VALIDATED_SINCE("was migrated after the certified sweep began; validate all once more"),
  /** A client wrote one of them late, and nobody has set it aside yet. */
  LATE_WRITE("holds what a client wrote late; validate all, which settles it, then come again"),
  /** One that was migrated is gone, so that the way back is broken already. */
  SOURCE_MISSING("lacks an old document that was migrated; find out who deleted it"),
  /** One has changed since it was archived. */
  CHANGED("keeps changing while it is archived; come again when the player is not playing"),
  /** The archive does not give back what was put there. */
  ARCHIVE_UNVERIFIED("is not removed, since the archive gives back other bytes; look at its file");

  private final String advice;

  RemovalOutcome(String advice) {
    this.advice = advice;
  }

  /** What is the matter with the subject and what to do, for where a person should look. */
  public String advice() {
    return advice;
  }

  /** Whether a person should look: the others are done, or pass by themselves. */
  public boolean needsAttention() {
    return !advice.isEmpty();
  }
}
