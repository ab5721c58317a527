package dev.slipstream.testing;

import dev.slipstream.emulators.Emulators.Kind;

/** The one Pub/Sub emulator of this JVM; a project of its own has no topics. */
public final class PubSubEmulator {

  private PubSubEmulator() {}

  /** Where it listens. */
  public static String host() {
    return EmulatorOfTests.host(Kind.PUBSUB);
  }
}
