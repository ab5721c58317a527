package dev.slipstream.bench;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import java.util.List;

/** A change that was decided long ago: no logic at all. */
record Fixed(List<DocPath> reads, List<Write> writes) implements Change<Integer> {

  Fixed {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }

  @Override
  public Decision<Integer> decide(Snapshot seen) {
    return Decision.write(writes.size(), writes);
  }
}
