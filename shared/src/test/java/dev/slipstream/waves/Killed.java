package dev.slipstream.waves;

/** A process that is gone: nothing of it is caught, and nobody cleans up after it. */
final class Killed extends Error {

  private static final long serialVersionUID = 1L;

  Killed() {
    super("killed by this test");
  }
}
