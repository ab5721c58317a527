package dev.slipstream.bench;

/** A piece of work that was not done because others were in the way again and again. */
final class GaveUp extends RuntimeException {

  private static final long serialVersionUID = 1L;

  GaveUp(Throwable cause) {
    super(cause);
  }
}
