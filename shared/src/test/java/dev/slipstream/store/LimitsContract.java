package dev.slipstream.store;

import static dev.slipstream.store.Ground.map;
import static dev.slipstream.store.Ground.number;
import static dev.slipstream.store.Ground.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.DocumentSize;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.testing.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is refused, with nothing written, and what is just within the limits. */
interface LimitsContract extends Ground {

  int MIB = 1 << 20;

  private void refused(String because, Fields fields) {
    assertRefused(because, new Write.Create(doc("a"), fields));
    assertRefused(because, new Write.Put(doc("a"), fields));
    assertRefused(because, new Write.Merge(doc("a"), fields));
    assertMissing(doc("a"));
  }

  private void taken(Fields fields) {
    put(doc("a"), fields);
    assertFields(fields, doc("a"));
  }

  @Test
  default void aListInAList() {
    refused("list", map("l", Value.items(List.of(Value.items(List.of())))));
    refused(
        "list",
        map("l", Value.items(List.of(map("m", Value.items(List.of(Value.texts(List.of()))))))));
  }

  @Test
  default void halfOfASurrogatePairInText() {
    refused("surrogate", text("\ud83d"));
    refused("surrogate", map("l", Value.texts(List.of("a\ude00"))));
  }

  @Test
  default void namesThatFirestoreKeepsForItself() {
    refused("field name", Fields.of("__id__", Value.of(1)));
    refused("field name", map("m", Fields.of("__x__", Value.of(1))));
  }

  @Test
  default void namesThatAreNone() {
    refused("field name", Fields.of("", Value.of(1)));
    refused("field name", Fields.of("\ud83d", Value.of(1)));
    refused("field name", Fields.of("x".repeat(1501), Value.of(1)));
  }

  @Test
  default void namesThatAreTooLongTogether() {
    String half = "x".repeat(750);
    refused("names on the way", map(half, map("y".repeat(750), Value.of(1))));
    taken(map(half, map("y".repeat(749), Value.of(1))));
  }

  @Test
  default void theServersTimeInAList() {
    refused("list", map("l", Value.items(List.of(Value.SERVER_TIME))));
    refused("list", map("l", Value.items(List.of(map("at", Value.SERVER_TIME)))));
  }

  @Test
  default void removingOtherThanByAMerge() {
    Fields removed = map("m", map("x", Value.REMOVED));
    assertRefused("merge", new Write.Put(doc("a"), removed));
    assertRefused("merge", new Write.Create(doc("a"), removed));
    assertRefused(
        "merge", new Write.Merge(doc("a"), map("l", Value.items(List.of(Value.REMOVED)))));
  }

  @Test
  default void timesOutsideTheYears1To9999() {
    refused("year", map("t", Value.of(Instant.parse("+10000-01-01T00:00:00Z"))));
    refused("year", map("t", Value.of(Instant.parse("0000-12-31T23:59:59Z"))));
    taken(map("t", Value.of(Instant.parse("9999-12-31T23:59:59Z"))));
  }

  @Test
  default void placesThatAreNotOnEarth() {
    refused("degrees", map("p", new Value.Point(90.5, 0)));
    refused("degrees", map("p", new Value.Point(0, Double.NaN)));
  }

  private static Value nested(int levels) {
    Value value = Value.of(1);
    for (int i = 1; i < levels; i++) {
      value = i % 2 == 0 ? Value.items(List.of(value)) : map("m", value);
    }
    return value;
  }

  /** The emulator takes one level more. */
  @Test
  default void nestingDeeperThan20Levels() {
    taken(map("m", nested(20)));
    assertRefused("nesting", new Write.Put(doc("b"), map("m", nested(21))));
    assertRefused("nesting", new Write.Merge(doc("b"), map("m", nested(21))));
    String[] deep = IntStream.range(0, 21).mapToObj(i -> "m").toArray(String[]::new);
    assertRefused("nesting", new Write.Increment(doc("a"), Map.of(FieldPath.of(deep), 1L)));
  }

  private static Fields scalars(int number) {
    Fields.Builder fields = Fields.builder();
    IntStream.range(0, number).forEach(i -> fields.put("f" + i, true));
    return fields.build();
  }

  /** The emulator has no such limit. */
  @Test
  default void moreThan40000IndexEntries() {
    Fields most = scalars(20_000);
    taken(most);
    assertRefused(
        "index entries", new Write.Put(doc("b"), most.with("l", Value.texts(List.of("x")))));
  }

  /** The emulator has no such limit. */
  @Test
  default void moreThan500TransformsOfOneDocument() {
    Fields.Builder times = Fields.builder();
    IntStream.range(0, 501).forEach(i -> times.put("f" + i, Value.SERVER_TIME));
    refused("transforms", times.build());
  }

  @Test
  default void addingToAPlaceWithinAnotherThatIsAddedTo() {
    put(doc("a"), number(1));
    assertRefused(
        "within",
        new Write.Increment(doc("a"), Map.of(FieldPath.of("n"), 1L, FieldPath.of("n", "x"), 1L)));
    assertRefused("field name", new Write.Increment(doc("a"), Map.of(FieldPath.of("__x__"), 1L)));
    assertFields(number(1), doc("a"));
  }

  /** The server calls these invalid, where one would expect ALREADY_EXISTS and NOT_FOUND. */
  @Test
  default void writesThatTheSameCommitContradicts() {
    put(doc("a"), number(1));
    assertRefused(
        "created after",
        new Write.Merge(doc("b"), number(1)),
        new Write.Create(doc("b"), number(2)));
    assertRefused(
        "after it was deleted",
        new Write.Delete(doc("a")),
        new Write.Increment(doc("a"), Map.of(FieldPath.of("n"), 1L)));
    assertMissing(doc("b"));
    assertFields(number(1), doc("a"));
  }

  /** A document of exactly that size, its largest value well within the limit of one. */
  private static Fields ofSize(DocPath path, long bytes) {
    Fields half = text("x".repeat(MIB / 2));
    long rest = bytes - DocumentSize.of(path, half.with("u", Value.of("")));
    return half.with("u", Value.of("x".repeat((int) rest)));
  }

  @Test
  default void documentsOfMoreThanOneMebibyte() {
    taken(ofSize(doc("a"), MIB));
    assertRefused("bytes", new Write.Put(doc("b"), ofSize(doc("b"), MIB + 1)));
    assertRefused("bytes", new Write.Create(doc("b"), ofSize(doc("b"), MIB + 1)));
  }

  @Test
  default void textOfMoreThanOneMebibyteLess89Bytes() {
    DocPath path = DocPath.of(collection(), "a");
    taken(text("x".repeat(MIB - 90)));
    assertRefused("bytes", new Write.Put(path, text("x".repeat(MIB - 89))));
  }

  @Test
  default void aMergeOrAnIncrementThatMakesADocumentTooLarge() {
    put(doc("a"), ofSize(doc("a"), MIB - 5));
    assertFails(Reason.REFUSED, new Write.Merge(doc("a"), number(1)));
    assertFails(Reason.REFUSED, new Write.Increment(doc("a"), Map.of(FieldPath.of("n"), 1L)));
    assertFields(ofSize(doc("a"), MIB - 5), doc("a"));
  }

  private Write[] puts(int number, Fields fields) {
    return IntStream.range(0, number)
        .mapToObj(i -> new Write.Put(doc("p" + i), fields))
        .toArray(Write[]::new);
  }

  @Test
  default void commitsOfTooManyWrites() {
    write(puts(500, number(1)));
    assertEquals(500, store().count(Query.collection(collection()), ReadTime.latest()).exact());
    assertRefused("501 writes", puts(500, number(2)));
    assertFields(number(1), doc("p0"));
  }

  @Test
  default void commitsOfTooManyBytes() {
    Fields large = text("x".repeat(900_000));
    Store production = storeWith(Limits.production());
    StoreException refusal =
        assertThrows(
            StoreException.class, () -> production.apply(Changes.writing(puts(12, large))));
    assertEquals(Reason.REFUSED, refusal.reason());
    assertMissing(doc("p0"));
    write(puts(4, large));
    assertFields(large, doc("p3"));
  }

  @Test
  default void commitsBeyondALoweredLimit() {
    Store narrow = storeWith(Limits.production().withCommitBytes(10_000).withCommitWrites(2));
    narrow.apply(Changes.writing(puts(2, number(1))));
    assertThrows(StoreException.class, () -> narrow.apply(Changes.writing(puts(3, number(2)))));
    assertThrows(
        StoreException.class,
        () -> narrow.apply(Changes.writing(puts(1, text("x".repeat(10_000))))));
    assertFields(number(1), doc("p0"));
  }

  @Test
  default void filtersByWhatCannotBeCompared() {
    Query query = Query.collection(collection());
    for (Value value :
        List.of(Value.NULL, number(1), Value.texts(List.of()), new Value.Real(Double.NaN))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> query.where(FieldPath.of("n"), Query.Comparison.EQUAL, value));
    }
  }

  @Test
  default void namesThatAreNoCollections() {
    for (String name : List.of("", "a/b", "a//c", "__x__", "a/b/__c__")) {
      assertThrows(IllegalArgumentException.class, () -> Query.collection(name), name);
    }
    for (String name : List.of("", "a/b/c", "__x__")) {
      assertThrows(IllegalArgumentException.class, () -> Query.group(name), name);
    }
  }
}
