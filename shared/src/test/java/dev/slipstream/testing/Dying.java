package dev.slipstream.testing;

import dev.slipstream.model.Change;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.FieldPath;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Found;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Total;
import java.util.Collection;

/** A store whose caller dies once, before one of its calls or right after a commit. */
public final class Dying extends Limited {

  private final int fatal;
  private int calls;

  /**
   * @param fatal at which it dies, counted from 0; a change counts before and after its commit
   */
  public Dying(Store store, int fatal) {
    super(store, store.limits());
    this.fatal = fatal;
  }

  public int calls() {
    return calls;
  }

  private void dieHere() {
    if (calls++ == fatal) {
      throw new Killed();
    }
  }

  @Override
  public Found read(Collection<DocPath> paths, ReadTime at) {
    dieHere();
    return super.read(paths, at);
  }

  @Override
  public Page list(Query query, ReadTime at) {
    dieHere();
    return super.list(query, at);
  }

  @Override
  public Total count(Query query, ReadTime at) {
    dieHere();
    return super.count(query, at);
  }

  @Override
  public Total sum(Query query, FieldPath field, ReadTime at) {
    dieHere();
    return super.sum(query, field, at);
  }

  @Override
  public <A> Applied<A> apply(Change<A> change) {
    dieHere();
    Applied<A> applied = super.apply(change);
    dieHere();
    return applied;
  }
}
