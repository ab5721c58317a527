package dev.slipstream.store.memory;

/** What goes wrong on purpose. */
public interface Faults {

  Faults NONE = () -> false;

  /** True where the next commit is to be aborted, as a lost lock does: the body runs again. */
  boolean abortsCommit();
}
