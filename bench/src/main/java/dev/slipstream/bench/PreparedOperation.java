package dev.slipstream.bench;

import dev.slipstream.economy.Operation;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Write;
import java.util.List;

/**
 * An operation, and what ours would read and write for it, for the lanes that have no logic.
 *
 * @param clientWrites the writes for the official client
 */
record PreparedOperation(
    Operation operation, List<DocPath> reads, List<Write> writes, List<ClientWrite> clientWrites) {

  PreparedOperation {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    clientWrites = List.copyOf(clientWrites);
  }
}
