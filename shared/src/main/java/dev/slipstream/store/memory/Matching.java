package dev.slipstream.store.memory;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.Query;
import java.util.Optional;

/** Which documents a query asks for. */
final class Matching {

  private Matching() {}

  static boolean isIn(Query query, DocPath path) {
    return path.collectionId().equals(query.collectionId())
        && (query.scope() == Query.Scope.GROUP || path.collection().equals(query.name()));
  }

  /** What comes before all documents of a collection; a group is everywhere. */
  static Optional<DocPath> before(Query query) {
    return query.scope() == Query.Scope.GROUP
        ? Optional.empty()
        : Optional.of(DocPath.parse(query.name() + "/\u0000"));
  }

  /** Whether documents of the query may come at or behind a path that is not before them. */
  static boolean mayFollow(Query query, DocPath path) {
    boolean isWithin = query.upTo().filter(end -> path.compareTo(end) > 0).isEmpty();
    boolean isBelow =
        query.scope() == Query.Scope.GROUP || (path + "/").startsWith(query.name() + "/");
    return isWithin && isBelow;
  }

  static boolean passes(Query query, Document document) {
    return query.filters().stream().allMatch(filter -> passes(filter, document));
  }

  private static boolean passes(Query.Filter filter, Document document) {
    return find(document.fields(), filter.field())
        .filter(value -> Comparisons.holds(value, filter.comparison(), filter.value()))
        .isPresent();
  }

  /** The value at a place; empty where there is none. */
  static Optional<Value> find(Fields fields, FieldPath place) {
    Optional<Value> value = Optional.of(fields);
    for (String name : place.names()) {
      value =
          value.flatMap(map -> map instanceof Fields inner ? inner.get(name) : Optional.empty());
    }
    return value;
  }
}
