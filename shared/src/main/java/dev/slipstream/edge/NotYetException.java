package dev.slipstream.edge;

/**
 * A message that cannot be carried out yet, for a reason that is none of its own: it comes again.
 * The message is one sentence for the operator and goes to the log.
 */
public final class NotYetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotYetException(String sentence) {
    super(sentence);
  }
}
