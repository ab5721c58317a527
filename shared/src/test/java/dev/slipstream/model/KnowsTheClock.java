package dev.slipstream.model;

import java.time.Instant;

/** Breaks a rule of the architecture on purpose, so that the rule is seen to fail. */
public final class KnowsTheClock {

  private KnowsTheClock() {}

  public static Instant now() {
    return Instant.now();
  }
}
