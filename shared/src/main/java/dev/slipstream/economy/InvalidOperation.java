package dev.slipstream.economy;

/** An operation that nobody can be asked for; the message says what is wrong with which field. */
public final class InvalidOperation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  InvalidOperation(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The argument at fault, such as {@code delta.coins}. */
  public String field() {
    return field;
  }
}
