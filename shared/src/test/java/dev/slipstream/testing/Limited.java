package dev.slipstream.testing;

import dev.slipstream.model.Change;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Limits;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Found;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Total;
import java.util.Collection;

/** A store that claims lower limits than it has, so that a usual player is beyond them. */
public class Limited implements Store {

  private final Store store;
  private final Limits limits;

  public Limited(Store store, Limits limits) {
    this.store = store;
    this.limits = limits;
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public Found read(Collection<DocPath> paths, ReadTime at) {
    return store.read(paths, at);
  }

  @Override
  public Page list(Query query, ReadTime at) {
    return store.list(query, at);
  }

  @Override
  public Total count(Query query, ReadTime at) {
    return store.count(query, at);
  }

  @Override
  public Total sum(Query query, FieldPath field, ReadTime at) {
    return store.sum(query, field, at);
  }

  @Override
  public <A> Applied<A> apply(Change<A> change) {
    return store.apply(change);
  }

  @Override
  public void close() {}
}
