package dev.slipstream.operator.verbs;

import dev.slipstream.cleanup.Cleanup;
import dev.slipstream.engine.Ramp;
import java.time.Duration;

/** Has each thread sleep until its writes fit into the one budget of all of them. */
final class Throttle implements Cleanup.Pace {

  private final long begun = System.nanoTime();
  private Ramp ramp = Ramp.START;

  @Override
  public void await(int documents) {
    try {
      Thread.sleep(place(documents).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the ramp", e);
    }
  }

  private synchronized Duration place(int documents) {
    Ramp.Slot slot = ramp.take(Duration.ofNanos(System.nanoTime() - begun), documents);
    ramp = slot.then();
    return slot.pause();
  }
}
