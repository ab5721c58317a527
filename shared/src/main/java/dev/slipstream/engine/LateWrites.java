package dev.slipstream.engine;

import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import java.util.List;

/**
 * The late-write sweep, design M3: a lock delays a stale writer and does not refuse it, so a client
 * may have written a legacy document after its player's cut-over. Nobody reads it there, yet the
 * client was told that it is saved; the sweep finds it and sets it aside with its bytes.
 */
public final class LateWrites {

  private final Store store;

  public LateWrites(Store store) {
    this.store = store;
  }

  /**
   * What became of sweeping one subject.
   *
   * @param sources the legacy documents in which something late was found and set aside, by name
   * @param usage 1 read where there is nothing to guard, else 1 and the legacy documents; where
   *     something is late 1 read more, and a write for each, the entry and the checkpoint
   */
  public record Swept(List<String> sources, Usage usage) {
    public Swept {
      sources = List.copyOf(sources);
    }
  }

  /** Sets aside what was written late. Safe to call at any time, by anybody, at once. */
  public <S> Swept sweep(Migration<S> migration, Subject subject) {
    Applied<List<String>> applied = store.apply(new SetAside<>(migration, subject));
    return new Swept(applied.answer(), applied.usage());
  }
}
