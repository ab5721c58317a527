package dev.slipstream.validation;

/**
 * A sweep cannot go on, or what rests on one cannot, however often it is tried; the message says
 * why and what to do.
 */
public final class SweepRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SweepRefused(String message) {
    super(message);
  }
}
