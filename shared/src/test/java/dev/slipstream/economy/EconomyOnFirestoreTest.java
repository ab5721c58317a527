package dev.slipstream.economy;

import dev.slipstream.store.Store;
import dev.slipstream.testing.FirestoreEmulator;

/** On Firestore's emulator, through the real client; each case in a project of its own. */
final class EconomyOnFirestoreTest extends EconomyContract {

  @Override
  Store emptyStore() {
    return FirestoreEmulator.newStore();
  }
}
