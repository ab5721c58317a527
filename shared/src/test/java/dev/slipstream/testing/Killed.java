package dev.slipstream.testing;

/** A process that is gone: nothing of it is caught, and nobody cleans up after it. */
public final class Killed extends Error {

  private static final long serialVersionUID = 1L;

  public Killed() {
    super("killed by this test");
  }
}
