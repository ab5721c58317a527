package dev.slipstream.waves;

import dev.slipstream.model.Change;
import dev.slipstream.model.DocPath;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Limited;

/** A store to which something happens, once, when a document is to be changed. */
final class Interrupted extends Limited {

  private final DocPath changed;
  private final Runnable first;
  private boolean isOver;

  /**
   * @param first happens before that change; may throw in its place
   */
  Interrupted(Store store, DocPath changed, Runnable first) {
    super(store, store.limits());
    this.changed = changed;
    this.first = first;
  }

  @Override
  public <A> Applied<A> apply(Change<A> change) {
    if (!isOver && change.reads().contains(changed)) {
      isOver = true;
      first.run();
    }
    return super.apply(change);
  }
}
