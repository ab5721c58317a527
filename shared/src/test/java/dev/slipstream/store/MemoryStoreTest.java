package dev.slipstream.store;

import dev.slipstream.store.memory.MemoryDatabase.Locking;

/** The contract on the store in memory where the second to commit is refused. */
final class MemoryStoreTest extends MemoryContract {
  MemoryStoreTest() {
    super(Locking.OPTIMISTIC);
  }
}
