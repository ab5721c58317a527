package dev.slipstream.operator;

/** A verb cannot go on; the message is the one line that the operator reads. Exit code 3. */
public final class CannotGoOn extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CannotGoOn(String message) {
    super(message);
  }

  public CannotGoOn(String message, Throwable cause) {
    super(message, cause);
  }
}
