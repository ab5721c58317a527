package dev.slipstream.store;

import dev.slipstream.model.Limits;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.Faults.Fate;
import dev.slipstream.store.memory.MemoryStore;
import java.util.function.Supplier;

/** The contract on the store in memory. */
final class MemoryStoreTest extends StoreContract {

  private final MemoryStore store = new MemoryStore();

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Store storeWith(Limits limits) {
    return store.with(limits, Faults.NONE);
  }

  @Override
  public Store storeWhoseCommits(Supplier<Fate> fates) {
    return store.with(store.limits(), fates::get);
  }
}
