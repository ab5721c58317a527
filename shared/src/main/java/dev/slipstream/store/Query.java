package dev.slipstream.store;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which documents to list, count or sum.
 *
 * @param name a collection's path ({@code Players/u1/Economy}), or a collection group's id
 * @param after only what comes after this path
 * @param upTo only what comes before this path, or is at it
 * @param idsOnly documents come without their fields, whatever their size
 */
public record Query(
    Scope scope,
    String name,
    List<Filter> filters,
    int limit,
    Optional<DocPath> after,
    Optional<DocPath> upTo,
    boolean idsOnly) {

  /** Longest page: what one query streams well within its minute. */
  public static final int MAX_PAGE = 300;

  /** Makes of a collection's id one that is behind it. */
  private static final String BEHIND = "~";

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

  /** Matches values of the same kind only; whole and real numbers are one kind. */
  public record Filter(FieldPath field, Comparison comparison, Value value) {
    public Filter {
      boolean isScalar =
          value instanceof Value.Text
              || value instanceof Value.Int
              || value instanceof Value.Bool
              || value instanceof Value.Time
              || (value instanceof Value.Real real && !Double.isNaN(real.value()));
      if (!isScalar) {
        throw new IllegalArgumentException("filters take text, numbers, booleans and times");
      }
    }
  }

  public Query {
    filters = List.copyOf(filters);
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " documents: " + limit);
    }
    List<String> segments = Arrays.asList(name.split("/", -1));
    boolean isCollection = scope == Scope.GROUP ? segments.size() == 1 : segments.size() % 2 == 1;
    if (!isCollection || !segments.stream().allMatch(DocPath::isValidId)) {
      throw new IllegalArgumentException("not the name of a collection: " + name);
    }
  }

  public static Query collection(String path) {
    return of(Scope.COLLECTION, path);
  }

  public static Query group(String collectionId) {
    return of(Scope.GROUP, collectionId);
  }

  /**
   * Of the collections of one id all that are, in the order of paths, from the first to the last;
   * two that have the same number of segments and the same id.
   */
  public static Query between(String first, String last) {
    DocPath before = parent(first);
    String id = first.substring(first.lastIndexOf('/') + 1);
    return group(id).after(before).upTo(parent(last).child(id + BEHIND, BEHIND));
  }

  private static DocPath parent(String collection) {
    return DocPath.parse(collection.substring(0, collection.lastIndexOf('/')));
  }

  private static Query of(Scope scope, String name) {
    return new Query(scope, name, List.of(), MAX_PAGE, Optional.empty(), Optional.empty(), false);
  }

  public Query where(FieldPath field, Comparison comparison, Value value) {
    List<Filter> more = new ArrayList<>(filters);
    more.add(new Filter(field, comparison, value));
    return new Query(scope, name, more, limit, after, upTo, idsOnly);
  }

  public Query limit(int documents) {
    return new Query(scope, name, filters, documents, after, upTo, idsOnly);
  }

  public Query after(DocPath path) {
    return new Query(scope, name, filters, limit, Optional.of(path), upTo, idsOnly);
  }

  public Query upTo(DocPath path) {
    return new Query(scope, name, filters, limit, after, Optional.of(path), idsOnly);
  }

  public Query withoutFields() {
    return new Query(scope, name, filters, limit, after, upTo, true);
  }

  /** The id of the collection or collections that are asked for. */
  public String collectionId() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Pages are in the order of paths, which a range over another field would upset. */
  public void requireListable() {
    if (filters.stream().anyMatch(filter -> filter.comparison() != Comparison.EQUAL)) {
      throw new IllegalArgumentException("a list filters by equality only: " + filters);
    }
  }

  /** A total is of all documents that match, not of a page. */
  public void requireWhole() {
    if (after.isPresent() || upTo.isPresent()) {
      throw new IllegalArgumentException("a total has no pages: " + this);
    }
  }
}
