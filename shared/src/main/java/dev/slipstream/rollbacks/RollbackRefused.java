package dev.slipstream.rollbacks;

/** A message that fits no rollback, however often it comes; the text is for the operator. */
public final class RollbackRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RollbackRefused(String sentence) {
    super(sentence);
  }
}
