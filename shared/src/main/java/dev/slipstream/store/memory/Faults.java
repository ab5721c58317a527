package dev.slipstream.store.memory;

/** What goes wrong on purpose. */
public interface Faults {

  Faults NONE = () -> Fate.DONE;

  /** What becomes of a call; of a read only {@link #DONE}, {@link #ABORTED} and the unsent. */
  enum Fate {
    /** It takes effect, and the answer arrives. */
    DONE,
    /** It has no effect, as when others were faster; the decision is run again. */
    ABORTED,
    /** It does not arrive; the decision is run again. */
    UNAVAILABLE,
    /** It takes effect, but the answer is lost; the decision is run again and sees what it did. */
    ANSWER_LOST,
    /** It does not arrive before the time for all attempts is up; the caller is told so. */
    DEADLINE,
    /** It takes effect, but the time is up before the answer; the caller cannot know. */
    DEADLINE_AFTER;

    /** Whether the call reaches the store and is carried out. */
    public boolean takesEffect() {
      return this == DONE || this == ANSWER_LOST || this == DEADLINE_AFTER;
    }

    /** Whether nothing is left to wait for another attempt. */
    boolean isTheEnd() {
      return this == DEADLINE || this == DEADLINE_AFTER;
    }
  }

  /**
   * Asked between reading and each commit. May throw, as a crash before the commit does; may write
   * to the same store, as others do at that moment.
   */
  Fate ofNextCommit();

  /** Told after each commit that took effect. May throw, as a crash after the commit does. */
  default void afterCommit() {}
}
