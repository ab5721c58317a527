package dev.slipstream.simulator;

import dev.slipstream.store.memory.Faults.Fate;
import java.util.Locale;

/**
 * One thing that may happen next: an actor takes its next step, fares badly with it, or something
 * befalls it. Written {@code A}, {@code A-answer_lost}, {@code A-crash}.
 *
 * @param fate of the call, where the actor steps
 */
record Move(String actor, Kind kind, Fate fate) {

  /** What happens. */
  enum Kind {
    /** Its next call is carried out; or it begins, begins again, or acknowledges what it did. */
    STEP,
    /** It waits for a lock no longer and begins its transaction again. */
    TIMEOUT,
    /** Its process is gone, with all that it knew; its locks stay. */
    CRASH,
    /** The server takes back the locks of a transaction that nobody has heard of for too long. */
    EXPIRY
  }

  static Move step(String actor, Fate fate) {
    return new Move(actor, Kind.STEP, fate);
  }

  static Move of(String actor, Kind kind) {
    return new Move(actor, kind, Fate.DONE);
  }

  boolean isFault() {
    return kind == Kind.STEP && fate != Fate.DONE;
  }

  @Override
  public String toString() {
    if (kind == Kind.STEP && fate == Fate.DONE) {
      return actor;
    }
    String what = kind == Kind.STEP ? fate.name() : kind.name();
    return actor + "-" + what.toLowerCase(Locale.ROOT);
  }
}
