package dev.slipstream.faults;

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

/** A store that counts the changes which were applied, and the attempts which that took. */
final class Counting implements Store {

  private final Store store;
  private int changes;
  private int attempts;

  Counting(Store store) {
    this.store = store;
  }

  int changes() {
    return changes;
  }

  int attempts() {
    return attempts;
  }

  @Override
  public <A> Applied<A> apply(Change<A> change) {
    Applied<A> applied = store.apply(change);
    changes++;
    attempts += applied.attempts();
    return applied;
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
  public Limits limits() {
    return store.limits();
  }

  @Override
  public void close() {
    store.close();
  }
}
