package dev.slipstream.store;

import dev.slipstream.model.Change;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Limits;
import java.util.Collection;

/**
 * The only way to data. Every adapter passes one contract, {@code StoreContract}; every answer says
 * what it costs. Failures are {@link StoreException}.
 */
public interface Store extends AutoCloseable {

  /** Reads documents, all at one time. */
  Found read(Collection<DocPath> paths, ReadTime at);

  /** Reads one page of a collection or collection group, in the order of paths. */
  Page list(Query query, ReadTime at);

  /** Counts the documents of a query. Never part of a change: there it would lock a collection. */
  Total count(Query query, ReadTime at);

  /** Adds up a field over the documents of a query that hold a number there. */
  Total sum(Query query, FieldPath field, ReadTime at);

  /**
   * Reads, decides and writes in one transaction. The decision may be run several times; only the
   * last run counts. All writes take effect at one commit time, or none does.
   */
  <A> Applied<A> apply(Change<A> change);

  Limits limits();

  @Override
  void close();
}
