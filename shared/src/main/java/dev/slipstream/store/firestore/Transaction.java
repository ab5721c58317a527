package dev.slipstream.store.firestore;

import com.google.api.core.ApiFuture;
import com.google.cloud.firestore.v1.FirestoreClient;
import com.google.firestore.v1.BatchGetDocumentsRequest;
import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.RollbackRequest;
import com.google.firestore.v1.TransactionOptions;
import com.google.firestore.v1.TransactionOptions.ReadWrite;
import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Write;
import dev.slipstream.store.Deciding;
import java.util.List;

/**
 * One transaction. It begins together with its first read, which saves a round trip; one that reads
 * nothing needs none, since a commit is atomic by itself.
 */
final class Transaction implements Deciding.Source, AutoCloseable {

  private final FirestoreClient client;
  private final Names names;
  private final Lookup lookup;
  private final ByteString previous;
  private ByteString id = ByteString.EMPTY;
  private boolean isOpen;

  /**
   * @param previous the transaction that failed before this one, or empty
   */
  Transaction(FirestoreClient client, Names names, ByteString previous) {
    this.client = client;
    this.names = names;
    this.lookup = new Lookup(client, names);
    this.previous = previous;
  }

  /** Another one for the same work, to which the server gives precedence. */
  Transaction again() {
    return new Transaction(client, names, id);
  }

  @Override
  public List<Document> lookUp(List<DocPath> paths) {
    return lookup.found(lookup.call(lookup.request(paths)));
  }

  @Override
  public List<Document> read(List<DocPath> paths) {
    BatchGetDocumentsRequest.Builder request = lookup.request(paths);
    if (isOpen) {
      request.setTransaction(id);
    } else {
      request.setNewTransaction(readWrite());
    }
    List<BatchGetDocumentsResponse> answers = lookup.call(request);
    answers.forEach(this::begin);
    return lookup.found(answers);
  }

  private TransactionOptions readWrite() {
    return TransactionOptions.newBuilder()
        .setReadWrite(ReadWrite.newBuilder().setRetryTransaction(previous))
        .build();
  }

  private void begin(BatchGetDocumentsResponse answer) {
    if (!answer.getTransaction().isEmpty()) {
      id = answer.getTransaction();
      isOpen = true;
    }
  }

  /** Writes all or nothing, and releases what was read. */
  void commit(List<Write> writes) {
    if (!isOpen && writes.isEmpty()) {
      return;
    }
    Writing writing = new Writing(names);
    CommitRequest.Builder request =
        CommitRequest.newBuilder().setDatabase(names.database()).setTransaction(id);
    writes.forEach(write -> request.addWrites(writing.encode(write)));
    client.commitCallable().call(request.build());
    isOpen = false;
  }

  /** Releases what was read if nothing was committed; nobody waits for that. */
  @Override
  public void close() {
    if (isOpen) {
      isOpen = false;
      RollbackRequest request =
          RollbackRequest.newBuilder().setDatabase(names.database()).setTransaction(id).build();
      ApiFuture<Empty> unused = client.rollbackCallable().futureCall(request);
    }
  }
}
