package dev.slipstream.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when somebody lets time pass, and a millisecond whenever it is asked. */
public final class HandClock implements InstantSource {

  private static final Duration TICK = Duration.ofMillis(1);

  private Instant now = Instant.parse("2025-10-20T12:00:00Z");

  @Override
  public synchronized Instant instant() {
    now = now.plus(TICK);
    return now;
  }

  public synchronized void advance(Duration time) {
    now = now.plus(time);
  }
}
