package dev.slipstream.engine;

import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Deciding;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;

/** Proves that what is stored is what the sources say, design M9. Reads only. */
public final class Validator {

  private final Store store;

  public Validator(Store store) {
    this.store = store;
  }

  /**
   * Compares one subject's documents with a fresh plan.
   *
   * @param at one time for all reads; in the past, since plain reads can be torn on the emulator
   */
  public <S> Comparison compare(Migration<S> migration, Subject subject, ReadTime at) {
    return Deciding.preview(store, new Comparing<>(migration, subject), at).commit().answer();
  }
}
