package dev.slipstream.store.firestore;

import com.google.cloud.firestore.v1.FirestoreClient;
import com.google.firestore.v1.BatchGetDocumentsRequest;
import com.google.firestore.v1.BatchGetDocumentsResponse;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import java.util.Collection;
import java.util.List;

/** Documents by their paths, in one round trip. */
final class Lookup {

  private final FirestoreClient client;
  private final Names names;
  private final Encoding encoding;

  Lookup(FirestoreClient client, Names names) {
    this.client = client;
    this.names = names;
    this.encoding = new Encoding(names);
  }

  /** To be completed with when, or in which transaction, to read. */
  BatchGetDocumentsRequest.Builder request(Collection<DocPath> paths) {
    BatchGetDocumentsRequest.Builder request =
        BatchGetDocumentsRequest.newBuilder().setDatabase(names.database());
    paths.forEach(path -> request.addDocuments(names.of(path)));
    return request;
  }

  /** One answer per document, found or missing. */
  List<BatchGetDocumentsResponse> call(BatchGetDocumentsRequest.Builder request) {
    return client.batchGetDocumentsCallable().all().call(request.build());
  }

  List<Document> found(Collection<BatchGetDocumentsResponse> answers) {
    return answers.stream()
        .filter(BatchGetDocumentsResponse::hasFound)
        .map(answer -> encoding.decode(answer.getFound()))
        .toList();
  }
}
