package dev.slipstream.testing;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Changes in one line. */
public final class Changes {

  private Changes() {}

  /** Reads these, then decides. */
  public static <A> Change<A> reading(
      Collection<DocPath> paths, Function<Snapshot, Decision<A>> decide) {
    return new Change<>() {
      @Override
      public List<DocPath> reads() {
        return List.copyOf(paths);
      }

      @Override
      public Decision<A> decide(Snapshot seen) {
        return decide.apply(seen);
      }
    };
  }

  /** Writes these without a look. */
  public static Change<String> writing(Write... writes) {
    return reading(List.of(), seen -> Decision.write("written", List.of(writes)));
  }
}
