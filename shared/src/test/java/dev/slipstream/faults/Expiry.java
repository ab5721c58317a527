package dev.slipstream.faults;

import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.cloud.firestore.v1.FirestoreClient;
import com.google.firestore.v1.RollbackRequest;
import com.google.protobuf.ByteString;
import dev.slipstream.store.firestore.FirestoreClients;
import dev.slipstream.testing.FirestoreEmulator;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Gives up the transactions that a dead process has left open, at once: what the server does in its
 * own time, and until then their locks keep everybody else from writing.
 */
final class Expiry implements AutoCloseable {

  private final String database;
  private final FirestoreClient client;

  Expiry(String project) {
    this.database = "projects/" + project + "/databases/(default)";
    this.client = FirestoreClients.open(project, Optional.of(FirestoreEmulator.host()));
  }

  /**
   * @param transaction its id in hexadecimal; one that has ended is left alone
   */
  void expire(String transaction) {
    RollbackRequest request =
        RollbackRequest.newBuilder()
            .setDatabase(database)
            .setTransaction(ByteString.copyFrom(HexFormat.of().parseHex(transaction)))
            .build();
    try {
      client.rollbackCallable().call(request);
    } catch (InvalidArgumentException e) {
      // The commit had ended it: nothing is left to give up.
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
