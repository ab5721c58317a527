package dev.slipstream.testing;

import dev.slipstream.model.Limits;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves on whenever it is asked: what was committed before is in the past. */
public final class TickingClock implements InstantSource {

  private static final Duration TICK = Duration.ofMillis(250);

  private Instant now = Instant.parse("2025-10-15T12:00:00Z");

  @Override
  public synchronized Instant instant() {
    now = now.plus(TICK);
    return now;
  }

  /** A store in memory on this clock. */
  public MemoryStore newStore() {
    return new MemoryStore(this::instant, Limits.production(), Faults.NONE);
  }
}
