package dev.slipstream.compat;

import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;

final class MemoryPlayerReaderCasesTest extends PlayerReaderCases {

  @Override
  Store emptyStore() {
    return new MemoryStore();
  }

  @Override
  int players() {
    return 1_000;
  }
}
