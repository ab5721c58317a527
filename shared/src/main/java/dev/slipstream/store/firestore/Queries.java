package dev.slipstream.store.firestore;

import com.google.firestore.v1.Cursor;
import com.google.firestore.v1.RunAggregationQueryRequest;
import com.google.firestore.v1.RunQueryRequest;
import com.google.firestore.v1.StructuredAggregationQuery;
import com.google.firestore.v1.StructuredAggregationQuery.Aggregation;
import com.google.firestore.v1.StructuredQuery;
import com.google.firestore.v1.StructuredQuery.CollectionSelector;
import com.google.firestore.v1.StructuredQuery.CompositeFilter;
import com.google.firestore.v1.StructuredQuery.Direction;
import com.google.firestore.v1.StructuredQuery.FieldFilter;
import com.google.firestore.v1.StructuredQuery.FieldReference;
import com.google.firestore.v1.StructuredQuery.Filter;
import com.google.firestore.v1.StructuredQuery.Order;
import com.google.firestore.v1.StructuredQuery.Projection;
import com.google.firestore.v1.Value;
import com.google.protobuf.Int32Value;
import dev.slipstream.model.FieldPath;
import dev.slipstream.store.Query;
import dev.slipstream.store.Query.Comparison;
import dev.slipstream.store.Query.Scope;
import dev.slipstream.store.ReadTime;

/** Our queries as the protocol's. */
final class Queries {

  static final String COUNT = "count";
  static final String SUM = "sum";

  private static final FieldReference PATH =
      FieldReference.newBuilder().setFieldPath("__name__").build();

  private final Names names;
  private final Encoding encoding;

  Queries(Names names) {
    this.names = names;
    this.encoding = new Encoding(names);
  }

  /** One page, in the order of paths. */
  RunQueryRequest page(Query query, ReadTime at) {
    StructuredQuery.Builder page =
        matching(query)
            .addOrderBy(Order.newBuilder().setField(PATH).setDirection(Direction.ASCENDING))
            .setLimit(Int32Value.of(query.limit()));
    query.after().ifPresent(path -> page.setStartAt(behind(names.of(path))));
    query.upTo().ifPresent(path -> page.setEndAt(behind(names.of(path))));
    if (query.idsOnly()) {
      page.setSelect(Projection.newBuilder().addFields(PATH));
    }
    RunQueryRequest.Builder request =
        RunQueryRequest.newBuilder().setParent(parent(query)).setStructuredQuery(page);
    at.instant().map(Encoding::encode).ifPresent(request::setReadTime);
    return request.build();
  }

  /** Where a page begins that comes behind this document, or one ends that has it. */
  private static Cursor behind(String name) {
    return Cursor.newBuilder()
        .addValues(Value.newBuilder().setReferenceValue(name))
        .setBefore(false)
        .build();
  }

  RunAggregationQueryRequest count(Query query, ReadTime at) {
    return aggregation(query, at).build();
  }

  RunAggregationQueryRequest sum(Query query, FieldPath field, ReadTime at) {
    RunAggregationQueryRequest.Builder request = aggregation(query, at);
    request
        .getStructuredAggregationQueryBuilder()
        .addAggregations(
            Aggregation.newBuilder()
                .setAlias(SUM)
                .setSum(Aggregation.Sum.newBuilder().setField(reference(field))));
    return request.build();
  }

  private RunAggregationQueryRequest.Builder aggregation(Query query, ReadTime at) {
    RunAggregationQueryRequest.Builder request =
        RunAggregationQueryRequest.newBuilder()
            .setParent(parent(query))
            .setStructuredAggregationQuery(
                StructuredAggregationQuery.newBuilder()
                    .setStructuredQuery(matching(query))
                    .addAggregations(
                        Aggregation.newBuilder()
                            .setAlias(COUNT)
                            .setCount(Aggregation.Count.getDefaultInstance())));
    at.instant().map(Encoding::encode).ifPresent(request::setReadTime);
    return request;
  }

  /** The document above a collection; all documents, for a group. */
  private String parent(Query query) {
    int slash = query.name().lastIndexOf('/');
    String above = slash < 0 ? "" : "/" + query.name().substring(0, slash);
    return names.documents() + above;
  }

  private StructuredQuery.Builder matching(Query query) {
    StructuredQuery.Builder matching =
        StructuredQuery.newBuilder()
            .addFrom(
                CollectionSelector.newBuilder()
                    .setCollectionId(query.collectionId())
                    .setAllDescendants(query.scope() == Scope.GROUP));
    if (!query.filters().isEmpty()) {
      CompositeFilter.Builder all =
          CompositeFilter.newBuilder().setOp(CompositeFilter.Operator.AND);
      query.filters().forEach(filter -> all.addFilters(filter(filter)));
      matching.setWhere(Filter.newBuilder().setCompositeFilter(all));
    }
    return matching;
  }

  private Filter filter(Query.Filter filter) {
    return Filter.newBuilder()
        .setFieldFilter(
            FieldFilter.newBuilder()
                .setField(reference(filter.field()))
                .setOp(operator(filter.comparison()))
                .setValue(encoding.encode(filter.value())))
        .build();
  }

  private static FieldFilter.Operator operator(Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> FieldFilter.Operator.EQUAL;
      case AT_LEAST -> FieldFilter.Operator.GREATER_THAN_OR_EQUAL;
      case LESS_THAN -> FieldFilter.Operator.LESS_THAN;
    };
  }

  private static FieldReference reference(FieldPath field) {
    return FieldReference.newBuilder().setFieldPath(Names.of(field)).build();
  }
}
