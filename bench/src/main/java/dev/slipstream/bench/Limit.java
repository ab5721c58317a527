package dev.slipstream.bench;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.Firestore;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Migration;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * What no migration can beat: the checkpoint and the old documents read and all new ones written in
 * one transaction, with nothing decided in between. Ours reads on where a player has a clan or a
 * daily claim elsewhere; this does not.
 */
final class Limit {

  private final Migration<?> migration;

  Limit(Migration<?> migration) {
    this.migration = migration;
  }

  /** By the official client, as anybody would write it. */
  void commit(Firestore client, Prepared player) {
    DocumentReference[] documents =
        reads(player).stream()
            .map(path -> client.document(path.toString()))
            .toArray(DocumentReference[]::new);
    OfficialClient.await(
        client.runTransaction(
            transaction -> {
              OfficialClient.await(transaction.getAll(documents));
              player.clientWrites().forEach(write -> write.call().accept(transaction));
              return player;
            }));
  }

  /** By our own adapter. */
  void commit(Store store, Prepared player) {
    store.apply(new Fixed(reads(player), player.writes()));
  }

  private List<DocPath> reads(Prepared player) {
    List<DocPath> reads = new ArrayList<>(migration.sources(player.subject()).values());
    reads.add(migration.checkpoint(player.subject()));
    return reads;
  }
}
