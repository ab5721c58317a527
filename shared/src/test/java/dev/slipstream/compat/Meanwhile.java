package dev.slipstream.compat;

import dev.slipstream.model.DocPath;
import dev.slipstream.store.Found;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Limited;
import java.util.Collection;
import java.util.function.IntConsumer;

/** A store on which others act before each call of a reader. */
final class Meanwhile extends Limited {

  private final IntConsumer others;
  private int calls;

  /**
   * @param others are told the number of the call to come, from 0
   */
  Meanwhile(Store store, IntConsumer others) {
    super(store, store.limits());
    this.others = others;
  }

  int calls() {
    return calls;
  }

  @Override
  public Found read(Collection<DocPath> paths, ReadTime at) {
    others.accept(calls++);
    return super.read(paths, at);
  }

  @Override
  public Page list(Query query, ReadTime at) {
    others.accept(calls++);
    return super.list(query, at);
  }
}
