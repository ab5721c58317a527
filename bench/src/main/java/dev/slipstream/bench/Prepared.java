package dev.slipstream.bench;

import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import java.util.List;

/**
 * A player in place, and what is to be written for it, for the lanes that have no logic.
 *
 * @param writes what ours would commit, the checkpoint among them
 * @param clientWrites the same for the official client
 */
record Prepared(Subject subject, List<Write> writes, List<ClientWrite> clientWrites) {

  Prepared {
    writes = List.copyOf(writes);
    clientWrites = List.copyOf(clientWrites);
  }
}
