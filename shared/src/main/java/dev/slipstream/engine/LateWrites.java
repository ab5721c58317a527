package dev.slipstream.engine;

import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.store.Usage;
import java.util.List;
import java.util.stream.Stream;

/**
 * The late-write sweep, design M3: a lock delays a stale writer and does not refuse it, so a client
 * may have written a legacy document after its player's cut-over. Nobody reads it there, yet the
 * client was told that it is saved; the sweep finds it, merges it where that is provably right, and
 * else sets it aside with its bytes.
 */
public final class LateWrites {

  /** How often a busy subject may move on between a listing and the commit. */
  private static final int MAX_STEPS = 100;

  private final Store store;

  public LateWrites(Store store) {
    this.store = store;
  }

  /**
   * What became of sweeping one subject.
   *
   * @param merged the legacy documents of which the new documents know now, by name
   * @param setAside those that wait for a person, by name
   * @param usage 1 read where there is nothing to guard, else 1 and the legacy documents; where
   *     something is late, the new documents and the ledger twice and what is written
   */
  public record Swept(List<String> merged, List<String> setAside, Usage usage) {
    public Swept {
      merged = List.copyOf(merged);
      setAside = List.copyOf(setAside);
    }

    /** The legacy documents in which something late was found. */
    public List<String> sources() {
      return Stream.concat(merged.stream(), setAside.stream()).toList();
    }
  }

  /** Settles what was written late. Safe to call at any time, by anybody, at once. */
  public <S> Swept sweep(Migration<S> migration, Subject subject) {
    Listing listing = Listing.NONE;
    Usage usage = Usage.NONE;
    for (int i = 0; i < MAX_STEPS; i++) {
      Applied<Settled> applied =
          store.apply(new Settling<>(migration, subject, listing, store.limits()));
      usage = usage.plus(applied.usage());
      if (applied.answer() instanceof Settled.Done done) {
        return new Swept(done.merged(), done.setAside(), usage);
      }
      Settled.ListFirst wanted = (Settled.ListFirst) applied.answer();
      String journal = migration.audit().journal(subject);
      Listing.Billed billed = Listing.of(store, migration, subject, wanted.pulse(), journal);
      listing = billed.listing();
      usage = usage.plus(billed.usage());
    }
    throw new StoreException(
        Reason.CONTENTION, "moved on " + MAX_STEPS + " times while being swept: " + subject.id());
  }
}
