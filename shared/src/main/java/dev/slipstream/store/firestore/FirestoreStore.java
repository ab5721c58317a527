package dev.slipstream.store.firestore;

import com.google.api.gax.rpc.ApiException;
import com.google.cloud.firestore.v1.FirestoreClient;
import com.google.firestore.v1.AggregationResult;
import com.google.firestore.v1.BatchGetDocumentsRequest;
import com.google.firestore.v1.RunAggregationQueryRequest;
import com.google.firestore.v1.RunQueryResponse;
import dev.slipstream.model.Change;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Value;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Found;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Total;
import dev.slipstream.store.Usage;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Firestore. One instance holds one client and is shared by all requests of a process. */
public final class FirestoreStore implements Store {

  private final FirestoreClient client;
  private final Names names;
  private final Encoding encoding;
  private final Lookup lookup;
  private final Queries queries;
  private final Limits limits;

  /** Takes over the client, of {@link FirestoreClients}, and closes it. */
  public FirestoreStore(FirestoreClient client, String projectId, Limits limits) {
    this.client = client;
    this.names = Names.ofProject(projectId);
    this.encoding = new Encoding(names);
    this.lookup = new Lookup(client, names);
    this.queries = new Queries(names);
    this.limits = limits;
  }

  @Override
  public Found read(Collection<DocPath> paths, ReadTime at) {
    List<DocPath> wanted = paths.stream().distinct().toList();
    List<Document> found = wanted.isEmpty() ? List.of() : get(wanted, at);
    return new Found(Snapshot.empty().with(wanted, found), Usage.reads(wanted.size()));
  }

  private List<Document> get(List<DocPath> paths, ReadTime at) {
    BatchGetDocumentsRequest.Builder request = lookup.request(paths);
    at.instant().map(Encoding::encode).ifPresent(request::setReadTime);
    return lookup.found(answer(() -> lookup.call(request)));
  }

  @Override
  public Page list(Query query, ReadTime at) {
    query.requireListable();
    List<Document> documents =
        answer(() -> client.runQueryCallable().all().call(queries.page(query, at))).stream()
            .filter(RunQueryResponse::hasDocument)
            .map(response -> encoding.decode(response.getDocument()))
            .toList();
    return Page.of(documents, query.limit());
  }

  @Override
  public Total count(Query query, ReadTime at) {
    query.requireWhole();
    long entries = integer(aggregate(queries.count(query, at)), Queries.COUNT);
    return Total.of(Value.of(entries), entries);
  }

  @Override
  public Total sum(Query query, FieldPath field, ReadTime at) {
    query.requireWhole();
    AggregationResult result = aggregate(queries.sum(query, field, at));
    return Total.of(
        encoding.decode(result.getAggregateFieldsOrThrow(Queries.SUM)),
        integer(result, Queries.COUNT));
  }

  private AggregationResult aggregate(RunAggregationQueryRequest request) {
    return answer(() -> client.runAggregationQueryCallable().all().call(request))
        .get(0)
        .getResult();
  }

  private static long integer(AggregationResult result, String name) {
    return result.getAggregateFieldsOrThrow(name).getIntegerValue();
  }

  @Override
  public <A> Applied<A> apply(Change<A> change) {
    return new Attempts<>(client, names, change, limits).run();
  }

  private static <T> T answer(Supplier<T> call) {
    try {
      return call.get();
    } catch (ApiException e) {
      throw Failures.of(e);
    }
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public void close() {
    client.close();
  }
}
