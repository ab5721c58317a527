package dev.slipstream.store;

import dev.slipstream.model.Limits;
import dev.slipstream.store.memory.Faults.Fate;
import dev.slipstream.testing.CommitFates;
import dev.slipstream.testing.FirestoreEmulator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on Firestore's emulator, through the real client. */
final class FirestoreStoreTest extends StoreContract {

  private static final String PROJECT = FirestoreEmulator.newProject();
  private static final List<Store> STORES = new ArrayList<>();

  @BeforeAll
  static void open() {
    STORES.add(FirestoreEmulator.store(PROJECT, Limits.emulator()));
  }

  @AfterAll
  static void close() {
    STORES.forEach(Store::close);
  }

  @Override
  public Store store() {
    return STORES.get(0);
  }

  @Override
  public Store storeWith(Limits limits) {
    return kept(FirestoreEmulator.store(PROJECT, limits));
  }

  @Override
  public Store storeWhoseCommits(Supplier<Fate> fates) {
    return kept(FirestoreEmulator.store(PROJECT, Limits.emulator(), new CommitFates(fates)));
  }

  private static Store kept(Store store) {
    STORES.add(store);
    return store;
  }
}
