package dev.slipstream.compat;

import dev.slipstream.store.Store;
import dev.slipstream.testing.FirestoreEmulator;

final class FirestorePlayerReaderCasesTest extends PlayerReaderCases {

  @Override
  Store emptyStore() {
    return FirestoreEmulator.newStore();
  }

  @Override
  int players() {
    return 200;
  }
}
