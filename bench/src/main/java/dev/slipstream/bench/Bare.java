package dev.slipstream.bench;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.Firestore;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Write;
import dev.slipstream.store.Store;
import java.util.List;

/** A transaction that reads and writes, with nothing decided in between. */
final class Bare {

  private Bare() {}

  /** By the official client, as anybody would write it. */
  static void commit(Firestore client, List<DocPath> reads, List<ClientWrite> writes) {
    DocumentReference[] documents =
        reads.stream()
            .map(path -> client.document(path.toString()))
            .toArray(DocumentReference[]::new);
    OfficialClient.await(
        client.runTransaction(
            transaction -> {
              OfficialClient.await(transaction.getAll(documents));
              writes.forEach(write -> write.call().accept(transaction));
              return writes;
            }));
  }

  /** By our own adapter. */
  static void commit(Store store, List<DocPath> reads, List<Write> writes) {
    store.apply(new Fixed(reads, writes));
  }
}
