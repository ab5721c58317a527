package dev.slipstream.faults;

import dev.slipstream.model.Change;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Limited;

/** A store that counts the changes which were applied, and the attempts which that took. */
final class Counting extends Limited {

  private int changes;
  private int attempts;

  /** Whoever opened the store closes it. */
  Counting(Store store) {
    super(store, store.limits());
  }

  int changes() {
    return changes;
  }

  int attempts() {
    return attempts;
  }

  @Override
  public <A> Applied<A> apply(Change<A> change) {
    Applied<A> applied = super.apply(change);
    changes++;
    attempts += applied.attempts();
    return applied;
  }
}
