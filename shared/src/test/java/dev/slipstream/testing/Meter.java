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
import dev.slipstream.store.Usage;
import java.util.Collection;

/** A store that adds up what its answers say they are billed as; safe for many threads. */
public final class Meter extends Limited {

  private Usage usage = Usage.NONE;

  public Meter(Store store) {
    super(store, store.limits());
  }

  public synchronized Usage usage() {
    return usage;
  }

  private synchronized void add(Usage more) {
    usage = usage.plus(more);
  }

  @Override
  public Found read(Collection<DocPath> paths, ReadTime at) {
    Found found = super.read(paths, at);
    add(found.usage());
    return found;
  }

  @Override
  public Page list(Query query, ReadTime at) {
    Page page = super.list(query, at);
    add(page.usage());
    return page;
  }

  @Override
  public Total count(Query query, ReadTime at) {
    Total total = super.count(query, at);
    add(total.usage());
    return total;
  }

  @Override
  public Total sum(Query query, FieldPath field, ReadTime at) {
    Total total = super.sum(query, field, at);
    add(total.usage());
    return total;
  }

  @Override
  public <A> Applied<A> apply(Change<A> change) {
    Applied<A> applied = super.apply(change);
    add(applied.usage());
    return applied;
  }
}
