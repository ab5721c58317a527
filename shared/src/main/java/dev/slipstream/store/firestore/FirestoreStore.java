package dev.slipstream.store.firestore;

import com.google.api.core.ApiFuture;
import com.google.cloud.Timestamp;
import com.google.cloud.firestore.AggregateField;
import com.google.cloud.firestore.AggregateQuery;
import com.google.cloud.firestore.AggregateQuerySnapshot;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.QuerySnapshot;
import com.google.cloud.firestore.Transaction;
import com.google.cloud.firestore.TransactionOptions;
import dev.slipstream.model.Change;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Deciding;
import dev.slipstream.store.Found;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.store.Total;
import dev.slipstream.store.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Firestore. One instance holds one client and is shared by all requests of a process.
 *
 * <p>The client runs a transaction's body again after an abort and after an ambiguous commit, at
 * most {@link Limits#attempts} times within {@link Limits#transactionTime}; each run is a fresh
 * decision, so an applied commit whose answer was lost is seen by the next run.
 */
public final class FirestoreStore implements Store {

  private static final Duration READ_TIME = Duration.ofSeconds(30);

  private final Firestore firestore;
  private final Limits limits;
  private final LimitCheck check;
  private final Encoding encoding;

  /** Bodies wait for their reads; the client's own few threads must stay free to answer them. */
  private final ExecutorService bodies = Executors.newCachedThreadPool(FirestoreStore::daemon);

  /** Takes over the client and closes it. */
  public FirestoreStore(Firestore firestore, Limits limits) {
    this.firestore = firestore;
    this.limits = limits;
    this.check = new LimitCheck(limits);
    this.encoding = new Encoding(firestore);
  }

  @Override
  public Found read(Collection<DocPath> paths, ReadTime at) {
    DocumentReference[] references = encoding.references(paths);
    List<DocumentSnapshot> snapshots =
        at.instant()
            .map(instant -> readAt(instant, t -> t.getAll(references)))
            .orElseGet(() -> await(firestore.getAll(references), READ_TIME));
    return new Found(
        Snapshot.empty().with(paths, encoding.documents(snapshots)), Usage.reads(paths.size()));
  }

  @Override
  public Page list(Query query, ReadTime at) {
    com.google.cloud.firestore.Query listing = Queries.listing(firestore, query);
    QuerySnapshot found =
        at.instant()
            .map(instant -> readAt(instant, t -> t.get(listing)))
            .orElseGet(() -> await(listing.get(), READ_TIME));
    return Page.of(encoding.documents(found.getDocuments()), query.limit());
  }

  @Override
  public Total count(Query query, ReadTime at) {
    long entries = aggregate(Queries.matching(firestore, query).count(), at).getCount();
    return Total.of(Value.of(entries), entries);
  }

  @Override
  public Total sum(Query query, FieldPath field, ReadTime at) {
    AggregateField sum = AggregateField.sum(Encoding.fieldPath(field));
    AggregateQuerySnapshot found =
        aggregate(Queries.matching(firestore, query).aggregate(sum, AggregateField.count()), at);
    Object value = found.get(sum);
    return Total.of(
        value instanceof Double real
            ? new Value.Real(real)
            : Value.of(((Number) value).longValue()),
        found.getCount());
  }

  private AggregateQuerySnapshot aggregate(AggregateQuery query, ReadTime at) {
    return at.instant()
        .map(instant -> readAt(instant, t -> t.get(query)))
        .orElseGet(() -> await(query.get(), READ_TIME));
  }

  private interface ReadOnly<T> {
    ApiFuture<T> in(Transaction transaction);
  }

  /** A read-only transaction at a past time takes no locks and blocks nobody. */
  private <T> T readAt(Instant instant, ReadOnly<T> read) {
    Timestamp time = Encoding.timestamp(instant);
    TransactionOptions options =
        TransactionOptions.createReadOnlyOptionsBuilder().setReadTime(time.toProto()).build();
    return await(firestore.runAsyncTransaction(read::in, options), READ_TIME);
  }

  @Override
  public <A> Applied<A> apply(Change<A> change) {
    Attempts<A> attempts = new Attempts<>(change);
    TransactionOptions options =
        TransactionOptions.createReadWriteOptionsBuilder()
            .setNumberOfAttempts(limits.attempts())
            .setExecutor(bodies)
            .build();
    return await(firestore.runTransaction(attempts::run, options), limits.transactionTime());
  }

  /** The runs of one transaction's body; counts what all of them cost. */
  private final class Attempts<A> {
    private final Change<A> change;
    private int count;
    private Usage usage = Usage.NONE;

    Attempts(Change<A> change) {
      this.change = change;
    }

    /** The client runs bodies of one transaction one after the other, never two at once. */
    synchronized Applied<A> run(Transaction transaction) {
      Deciding.Decided<A> decided =
          Deciding.decide(change, paths -> read(transaction, paths), limits);
      List<Write> writes = decided.commit().writes();
      check
          .problem(writes)
          .ifPresent(
              problem -> {
                throw new StoreException(Reason.REFUSED, problem);
              });
      writes.forEach(write -> encoding.add(transaction, write));
      count++;
      usage = usage.plus(decided.usage());
      return new Applied<>(decided.commit().answer(), count, usage.plus(Usage.ofCommit(writes)));
    }

    private List<Document> read(Transaction transaction, List<DocPath> paths) {
      return encoding.documents(
          await(transaction.getAll(encoding.references(paths)), limits.transactionTime()));
    }
  }

  private <T> T await(ApiFuture<T> future, Duration patience) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new StoreException(
          Reason.UNAVAILABLE, "Firestore did not answer within " + patience.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.UNAVAILABLE, "interrupted while waiting for Firestore", e);
    } catch (ExecutionException e) {
      throw Failures.of(e);
    }
  }

  private static Thread daemon(Runnable body) {
    Thread thread = new Thread(body, "firestore-transaction");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public void close() {
    bodies.shutdown();
    try {
      firestore.close();
    } catch (Exception e) {
      throw new StoreException(Reason.UNAVAILABLE, "the Firestore client did not close", e);
    }
  }
}
