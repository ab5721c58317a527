package dev.slipstream.store;

import static dev.slipstream.store.Ground.number;
import static dev.slipstream.store.Ground.text;
import static dev.slipstream.store.Query.Comparison.AT_LEAST;
import static dev.slipstream.store.Query.Comparison.EQUAL;
import static dev.slipstream.store.Query.Comparison.LESS_THAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counting and adding up on the server. */
interface TotalsContract extends Ground {

  FieldPath N = FieldPath.of("n");

  private Query all() {
    return Query.collection(collection());
  }

  private long count(Query query) {
    return store().count(query, ReadTime.latest()).exact();
  }

  private Total sum() {
    return store().sum(all(), N, ReadTime.latest());
  }

  private void putNumbers(long... numbers) {
    for (int i = 0; i < numbers.length; i++) {
      put(doc("n" + i), number(numbers[i]));
    }
  }

  @Test
  default void nothingCountsZero() {
    assertEquals(0, count(all()));
    assertEquals(0, count(Query.group(collection())));
  }

  @Test
  default void nothingSumsToZero() {
    assertEquals(Value.of(0), sum().value());
    assertEquals(0, sum().entries());
  }

  @Test
  default void aCollectionIsCountedAlone() {
    putNumbers(1, 2, 3);
    put(doc("n0").child("Sub", "x"), number(1));
    assertEquals(3, count(all()));
  }

  @Test
  default void aGroupIsCountedAtEveryDepth() {
    putNumbers(1, 2);
    put(DocPath.of("zz", "none", collection(), "x"), number(1));
    assertEquals(3, count(Query.group(collection())));
  }

  @Test
  default void aCountTakesNoNoticeOfThePage() {
    putNumbers(1, 2, 3);
    assertEquals(3, count(all().limit(1)));
    assertThrows(IllegalArgumentException.class, () -> count(all().after(doc("n0"))));
  }

  @Test
  default void countsAreFilteredByEquality() {
    putNumbers(1, 2, 1);
    assertEquals(2, count(all().where(N, EQUAL, Value.of(1))));
  }

  @Test
  default void aRangeTakesItsLowerBoundAndNotItsUpperOne() {
    putNumbers(1, 2, 3, 4);
    assertEquals(3, count(all().where(N, AT_LEAST, Value.of(2))));
    assertEquals(1, count(all().where(N, LESS_THAN, Value.of(2))));
    assertEquals(2, count(all().where(N, AT_LEAST, Value.of(2)).where(N, LESS_THAN, Value.of(4))));
  }

  @Test
  default void aRangeTakesValuesOfTheSameKindOnly() {
    putNumbers(1);
    put(doc("real"), Fields.of("n", new Value.Real(1.5)));
    put(doc("text"), Fields.of("n", Value.of("9")));
    put(doc("time"), Fields.of("n", Value.of(Instant.EPOCH)));
    put(doc("null"), Fields.of("n", Value.NULL));
    put(doc("map"), Fields.of("n", number(9)));
    put(doc("none"), text("x"));
    assertEquals(2, count(all().where(N, AT_LEAST, Value.of(0))));
    assertEquals(1, count(all().where(N, AT_LEAST, Value.of("0"))));
    assertEquals(
        1, count(all().where(N, LESS_THAN, Value.of(Instant.parse("9999-01-01T00:00:00Z")))));
  }

  @Test
  default void aRangeOfTextIsInTheOrderOfItsUtf8Bytes() {
    for (String t : List.of("Z", "a", "ä", "\uFFFD", "😀")) {
      put(doc(t), text(t));
    }
    FieldPath t = FieldPath.of("t");
    assertEquals(4, count(all().where(t, AT_LEAST, Value.of("a"))));
    assertEquals(4, count(all().where(t, LESS_THAN, Value.of("😀"))));
    assertEquals(1, count(all().where(t, AT_LEAST, Value.of("😀"))));
  }

  @Test
  default void aRangeOfTimesIsExact() {
    Instant noon = Instant.parse("2025-10-15T12:00:00.000001Z");
    put(doc("noon"), Fields.of("n", Value.of(noon)));
    assertEquals(1, count(all().where(N, AT_LEAST, Value.of(noon))));
    assertEquals(0, count(all().where(N, LESS_THAN, Value.of(noon))));
    assertEquals(0, count(all().where(N, AT_LEAST, Value.of(noon.plusNanos(1000)))));
  }

  @Test
  default void integersAddUp() {
    putNumbers(1, -5, 40);
    assertEquals(36, sum().exact());
    assertEquals(3, sum().entries());
  }

  @Test
  default void aSumIsExactBeyondDoubles() {
    putNumbers((1L << 53) + 1, 1L << 60, 1);
    assertEquals((1L << 53) + (1L << 60) + 2, sum().exact());
  }

  @Test
  default void aSumReachesTheLargestInteger() {
    putNumbers(Long.MAX_VALUE - 1, 1);
    assertEquals(Long.MAX_VALUE, sum().exact());
  }

  @Test
  default void aSumBeyondTheLargestIntegerIsReal() {
    putNumbers(Long.MAX_VALUE, Long.MAX_VALUE);
    assertEquals(new Value.Real(2.0 * Long.MAX_VALUE), sum().value());
    assertThrows(ArithmeticException.class, () -> sum().exact());
  }

  @Test
  default void oneRealNumberMakesTheSumReal() {
    putNumbers(1, 2);
    put(doc("real"), Fields.of("n", new Value.Real(0.5)));
    assertEquals(new Value.Real(3.5), sum().value());
  }

  /** Why a sum goes with a count of the documents: a difference is data that is no number. */
  @Test
  default void aSumSkipsWhatIsMissingOrNotANumber() {
    putNumbers(1, 2);
    put(doc("text"), Fields.of("n", Value.of("3")));
    put(doc("null"), Fields.of("n", Value.NULL));
    put(doc("none"), text("x"));
    assertEquals(3, sum().exact());
    assertEquals(4, sum().entries(), "those that have the field");
    assertEquals(5, count(all()));
  }

  @Test
  default void aSumMayBeOfANestedFieldUnderAFilter() {
    put(doc("a"), Fields.of("m", number(1)).with("t", Value.of("x")));
    put(doc("b"), Fields.of("m", number(2)).with("t", Value.of("x")));
    put(doc("c"), Fields.of("m", number(4)).with("t", Value.of("y")));
    Query some = all().where(FieldPath.of("t"), EQUAL, Value.of("x"));
    assertEquals(3, store().sum(some, FieldPath.of("m", "n"), ReadTime.latest()).exact());
  }

  @Test
  default void totalsAtAPastTimeAreOfWhatWasThen() {
    write(new Write.Put(doc("a"), number(1)), new Write.Put(doc("b"), number(2)));
    ReadTime then = ReadTime.at(read(doc("b")).updateTime());
    write(new Write.Delete(doc("a")), new Write.Put(doc("b"), number(9)));
    put(doc("c"), number(20));
    assertEquals(2, store().count(all(), then).exact());
    assertEquals(3, store().sum(all(), N, then).exact());
    assertEquals(29, sum().exact());
  }
}
