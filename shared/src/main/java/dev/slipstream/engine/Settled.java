package dev.slipstream.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one run of {@link Settling} came to. */
sealed interface Settled {

  /** Nothing is late any more; the names of what was. */
  record Done(List<String> merged, List<String> setAside) implements Settled {

    static final Done NOTHING = new Done(List.of(), List.of());

    public Done {
      merged = List.copyOf(merged);
      setAside = List.copyOf(setAside);
    }
  }

  /** The documents must be listed as they are while the pulse stands at this time. */
  record ListFirst(Optional<Instant> pulse) implements Settled {}
}
