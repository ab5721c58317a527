package dev.slipstream.store;

import dev.slipstream.model.Limits;
import dev.slipstream.store.memory.Faults.Fate;
import dev.slipstream.testing.CommitFates;
import dev.slipstream.testing.FirestoreEmulator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;

/** The contract on Firestore's emulator, through the real client. */
final class FirestoreStoreTest extends StoreContract {

  private static final String PROJECT = FirestoreEmulator.newProject();

  @AutoClose private static Store store;

  private final List<Store> ofThisCase = new ArrayList<>();

  @BeforeAll
  static void open() {
    store = FirestoreEmulator.store(PROJECT, Limits.emulator());
  }

  @AfterEach
  void close() {
    ofThisCase.forEach(Store::close);
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Store storeWith(Limits limits) {
    ofThisCase.add(FirestoreEmulator.store(PROJECT, limits));
    return ofThisCase.get(ofThisCase.size() - 1);
  }

  @Override
  public Store storeWhoseCommits(Supplier<Fate> fates) {
    ofThisCase.add(FirestoreEmulator.store(PROJECT, Limits.emulator(), new CommitFates(fates)));
    return ofThisCase.get(ofThisCase.size() - 1);
  }
}
