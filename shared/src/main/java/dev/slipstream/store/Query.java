package dev.slipstream.store;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which documents to list, count or sum.
 *
 * @param name a collection's path ({@code Players/u1/Economy}), or a collection group's id
 * @param after only what comes after this path
 * @param idsOnly documents come without their fields, whatever their size
 */
public record Query(
    Scope scope,
    String name,
    List<Filter> filters,
    int limit,
    Optional<DocPath> after,
    boolean idsOnly) {

  /** Longest page: what one query streams well within its minute. */
  public static final int MAX_PAGE = 300;

  /** One collection, or all collections of one id, also where their parents do not exist. */
  public enum Scope {
    COLLECTION,
    GROUP
  }

  /** How a field must compare to a value of the same type. */
  public enum Comparison {
    EQUAL,
    AT_LEAST,
    LESS_THAN
  }

  public record Filter(FieldPath field, Comparison comparison, Value value) {}

  public Query {
    filters = List.copyOf(filters);
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " documents: " + limit);
    }
    boolean isCollection = name.chars().filter(c -> c == '/').count() % 2 == 0;
    if (name.isEmpty() || (scope == Scope.GROUP ? name.indexOf('/') >= 0 : !isCollection)) {
      throw new IllegalArgumentException("not the name of a collection: " + name);
    }
  }

  public static Query collection(String path) {
    return new Query(Scope.COLLECTION, path, List.of(), MAX_PAGE, Optional.empty(), false);
  }

  public static Query group(String collectionId) {
    return new Query(Scope.GROUP, collectionId, List.of(), MAX_PAGE, Optional.empty(), false);
  }

  public Query where(FieldPath field, Comparison comparison, Value value) {
    List<Filter> more = new ArrayList<>(filters);
    more.add(new Filter(field, comparison, value));
    return new Query(scope, name, more, limit, after, idsOnly);
  }

  public Query limit(int documents) {
    return new Query(scope, name, filters, documents, after, idsOnly);
  }

  public Query after(DocPath path) {
    return new Query(scope, name, filters, limit, Optional.of(path), idsOnly);
  }

  public Query withoutFields() {
    return new Query(scope, name, filters, limit, after, true);
  }

  /** Pages are in the order of paths, which a range over another field would upset. */
  public void requireListable() {
    if (filters.stream().anyMatch(filter -> filter.comparison() != Comparison.EQUAL)) {
      throw new IllegalArgumentException("a list filters by equality only: " + filters);
    }
  }
}
