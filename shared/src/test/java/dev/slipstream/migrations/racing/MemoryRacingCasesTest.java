package dev.slipstream.migrations.racing;

import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;

final class MemoryRacingCasesTest extends RacingCases {

  @Override
  Store emptyStore() {
    return new MemoryStore();
  }
}
