package dev.slipstream.store.firestore;

import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.Query;
import dev.slipstream.store.Query.Filter;
import dev.slipstream.store.Query.Scope;

/** Our queries as the client's. */
final class Queries {

  private Queries() {}

  /** The documents that match, in no order. */
  static Query matching(Firestore firestore, dev.slipstream.store.Query query) {
    Query matching =
        query.scope() == Scope.GROUP
            ? firestore.collectionGroup(query.name())
            : firestore.collection(query.name());
    for (Filter filter : query.filters()) {
      FieldPath field = Encoding.fieldPath(filter.field());
      Object value = Encoding.filterValue(filter.value());
      matching =
          switch (filter.comparison()) {
            case EQUAL -> matching.whereEqualTo(field, value);
            case AT_LEAST -> matching.whereGreaterThanOrEqualTo(field, value);
            case LESS_THAN -> matching.whereLessThan(field, value);
          };
    }
    return matching;
  }

  /** One page, in the order of paths. */
  static Query listing(Firestore firestore, dev.slipstream.store.Query query) {
    query.requireListable();
    Query page = matching(firestore, query).orderBy(FieldPath.documentId()).limit(query.limit());
    if (query.idsOnly()) {
      page = page.select(new FieldPath[0]);
    }
    return query.after().isEmpty()
        ? page
        : page.startAfter(firestore.document(query.after().get().toString()));
  }
}
