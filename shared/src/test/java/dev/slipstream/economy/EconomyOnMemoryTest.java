package dev.slipstream.economy;

import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;

final class EconomyOnMemoryTest extends EconomyContract {

  @Override
  Store emptyStore() {
    return new MemoryStore();
  }
}
