package dev.slipstream.store;

import dev.slipstream.model.Limits;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.Faults.Fate;
import dev.slipstream.store.memory.MemoryDatabase;
import dev.slipstream.store.memory.MemoryDatabase.Locking;
import dev.slipstream.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The contract on the store in memory, with one kind of locking. */
abstract class MemoryContract extends StoreContract {

  private final MemoryStore store;

  MemoryContract(Locking locking) {
    Instant start = Instant.parse("2025-10-15T12:00:00Z");
    MemoryDatabase database = new MemoryDatabase(() -> start, Duration.ofMillis(1), locking);
    this.store = new MemoryStore(database, Limits.production(), Faults.NONE);
  }

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
