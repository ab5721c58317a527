package dev.slipstream.mapping;

/** A mapping table that cannot be used; the message says which and why, in one line. */
public final class MappingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MappingException(String message) {
    super(message);
  }

  public MappingException(String message, Throwable cause) {
    super(message, cause);
  }
}
