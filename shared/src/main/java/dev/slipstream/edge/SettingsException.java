package dev.slipstream.edge;

/** The environment is such that nothing must be started; the message says what to change. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }
}
