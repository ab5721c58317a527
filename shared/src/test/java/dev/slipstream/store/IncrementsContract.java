package dev.slipstream.store;

import static dev.slipstream.store.Ground.number;
import static dev.slipstream.store.Ground.text;

import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.StoreException.Reason;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Adding to fields without reading them. */
interface IncrementsContract extends Ground {

  private void adds(Fields before, long amount, Value after) {
    put(doc("a"), before);
    write(new Write.Increment(doc("a"), Map.of(FieldPath.of("n"), amount)));
    assertFields(before.with("n", after), doc("a"));
  }

  @Test
  default void anAmountIsAddedToAnInteger() {
    adds(number(40), 2, Value.of(42));
  }

  @Test
  default void aNegativeAmountIsTaken() {
    adds(number(40), -50, Value.of(-10));
  }

  @Test
  default void aMissingFieldCountsAsZero() {
    adds(text("x"), 5, Value.of(5));
  }

  @Test
  default void addingZeroMakesAMissingField() {
    adds(text("x"), 0, Value.of(0));
  }

  @Test
  default void aRealNumberStaysReal() {
    adds(Fields.of("n", new Value.Real(0.5)), 2, new Value.Real(2.5));
  }

  @Test
  default void whatIsNotANumberIsReplaced() {
    adds(Fields.of("n", Value.of("7")), 5, Value.of(5));
  }

  @Test
  default void integersAreAddedExactlyBeyondDoubles() {
    adds(number((1L << 53) + 1), 2, Value.of((1L << 53) + 3));
  }

  @Test
  default void aSumBeyondTheLargestIntegerStaysThere() {
    adds(number(Long.MAX_VALUE - 1), 5, Value.of(Long.MAX_VALUE));
  }

  @Test
  default void aSumBeyondTheSmallestIntegerStaysThere() {
    adds(number(Long.MIN_VALUE + 1), -5, Value.of(Long.MIN_VALUE));
  }

  @Test
  default void anEntryOfAMapIsAddedToAndTheOthersStay() {
    put(doc("a"), Fields.of("m", number(1).merge(text("x"))));
    write(new Write.Increment(doc("a"), Map.of(FieldPath.of("m", "n"), 2L)));
    assertFields(Fields.of("m", number(3).merge(text("x"))), doc("a"));
  }

  @Test
  default void missingMapsOnTheWayAreMade() {
    put(doc("a"), text("x"));
    write(new Write.Increment(doc("a"), Map.of(FieldPath.of("m", "a.b", "n"), 2L)));
    assertFields(text("x").with("m", Fields.of("a.b", number(2))), doc("a"));
  }

  @Test
  default void severalFieldsAreAddedToAtOnce() {
    put(doc("a"), number(1));
    write(
        new Write.Increment(
            doc("a"),
            Map.of(FieldPath.of("n"), 1L, FieldPath.of("m", "x"), 2L, FieldPath.of("`"), 3L)));
    assertFields(number(2).with("m", Fields.of("x", Value.of(2))).with("`", Value.of(3)), doc("a"));
  }

  @Test
  default void aMissingDocumentIsNotMadeAndNothingElseIsWritten() {
    put(doc("c"), number(1));
    assertFails(
        Reason.NOT_FOUND,
        new Write.Create(doc("a"), number(1)),
        new Write.Increment(doc("none"), Map.of(FieldPath.of("n"), 1L)),
        new Write.Delete(doc("c")));
    assertMissing(doc("none"));
    assertMissing(doc("a"));
    assertFields(number(1), doc("c"));
  }
}
