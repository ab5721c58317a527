package dev.slipstream.store.memory;

/** What goes wrong on purpose. */
public interface Faults {

  Faults NONE = () -> Fate.DONE;

  /** What becomes of a commit. */
  enum Fate {
    /** It takes effect, and the answer arrives. */
    DONE,
    /** It has no effect, as when others were faster; the decision is run again. */
    ABORTED,
    /** It takes effect, but the answer is lost; the decision is run again and sees what it did. */
    ANSWER_LOST
  }

  /**
   * Asked between reading and each commit. May throw, as a crash before the commit does; may write
   * to the same store, as others do at that moment.
   */
  Fate ofNextCommit();

  /** Told after each commit that took effect. May throw, as a crash after the commit does. */
  default void afterCommit() {}
}
