package dev.slipstream.migrations.racing;

import dev.slipstream.store.Store;
import dev.slipstream.testing.FirestoreEmulator;

final class FirestoreRacingCasesTest extends RacingCases {

  @Override
  Store emptyStore() {
    return FirestoreEmulator.newStore();
  }
}
