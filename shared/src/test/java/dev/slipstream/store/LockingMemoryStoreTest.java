package dev.slipstream.store;

import dev.slipstream.store.memory.MemoryDatabase.Locking;

/** The contract on the store in memory where writers wait for readers. */
final class LockingMemoryStoreTest extends MemoryContract {
  LockingMemoryStoreTest() {
    super(Locking.PESSIMISTIC);
  }
}
