package dev.slipstream.bench;

import com.google.cloud.firestore.Firestore;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Migration;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * What no migration can beat: the checkpoint and the old documents read and all new ones written in
 * one {@link Bare} transaction. Ours reads on where a player has a clan or a daily claim elsewhere;
 * this does not.
 */
final class Limit {

  private final Migration<?> migration;

  Limit(Migration<?> migration) {
    this.migration = migration;
  }

  void commit(Firestore client, Prepared player) {
    Bare.commit(client, reads(player), player.clientWrites());
  }

  void commit(Store store, Prepared player) {
    Bare.commit(store, reads(player), player.writes());
  }

  private List<DocPath> reads(Prepared player) {
    List<DocPath> reads = new ArrayList<>(migration.sources(player.subject()).values());
    reads.add(migration.checkpoint(player.subject()));
    return reads;
  }
}
