package dev.slipstream.migrations.racing;

import dev.slipstream.model.Change;
import dev.slipstream.model.Limits;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.testing.Limited;

/** A store that is gone after some commits, as for a process that is killed. */
final class Interrupted extends Limited {

  private int commitsLeft;

  Interrupted(Store store, Limits limits, int commits) {
    super(store, limits);
    this.commitsLeft = commits;
  }

  @Override
  public <A> Applied<A> apply(Change<A> change) {
    if (commitsLeft == 0) {
      throw new StoreException(Reason.UNAVAILABLE, "interrupted on purpose");
    }
    commitsLeft--;
    return super.apply(change);
  }
}
