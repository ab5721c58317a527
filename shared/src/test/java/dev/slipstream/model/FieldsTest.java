package dev.slipstream.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Maps of fields; what {@link Fields#merge} does is told by MergesContract, on both stores. */
final class FieldsTest {

  private static final Fields SOME =
      Fields.builder()
          .put("int", 7)
          .put("text", "x")
          .put("time", Instant.EPOCH)
          .put("map", Fields.of("inner", Value.of(1)))
          .put("list", Value.texts(List.of("a")))
          .build();

  @Test
  void aFieldOfTheExpectedKindIsGiven() {
    assertEquals(Optional.of(7L), SOME.integer("int"));
    assertEquals(Optional.of("x"), SOME.text("text"));
    assertEquals(Optional.of(Instant.EPOCH), SOME.time("time"));
    assertEquals(Fields.of("inner", Value.of(1)), SOME.fields("map"));
    assertEquals(List.of(Value.of("a")), SOME.items("list"));
  }

  @Test
  void aFieldOfAnotherKindIsAsGoodAsMissing() {
    assertEquals(Optional.empty(), SOME.integer("text"));
    assertEquals(Optional.empty(), SOME.text("int"));
    assertEquals(Optional.empty(), SOME.time("int"));
    assertEquals(Fields.empty(), SOME.fields("int"));
    assertEquals(List.of(), SOME.items("int"));
    assertEquals(Optional.empty(), SOME.get("none"));
  }

  @Test
  void theOrderOfNamesDoesNotMatter() {
    assertEquals(
        Fields.builder().put("a", 1).put("b", 2).build(),
        Fields.builder().put("b", 2).put("a", 1).build());
  }

  @Test
  void aBuilderTakesNoMoreOnceItsFieldsAreBuilt() {
    Fields.Builder builder = Fields.builder().put("a", 1);
    Fields built = builder.build();
    assertThrows(UnsupportedOperationException.class, () -> builder.put("b", 2));
    assertEquals(Fields.of("a", Value.of(1)), built);
    assertEquals(built, builder.build());
  }

  @Test
  void fieldsNeverChange() {
    Map<String, Value> source = new LinkedHashMap<>(Map.of("a", Value.of(1)));
    Fields fields = new Fields(source);
    source.put("b", Value.of(2));
    fields.with("c", Value.of(3));
    fields.without("a");
    fields.merge(Fields.of("a", Value.REMOVED));
    assertEquals(Fields.of("a", Value.of(1)), fields);
    assertThrows(UnsupportedOperationException.class, () -> fields.map().clear());
  }

  @Test
  void aFieldIsPutReplacedAndTakenAway() {
    Fields one = Fields.of("a", Value.of(1));
    assertEquals(Fields.of("a", Value.of(2)), one.with("a", Value.of(2)));
    assertEquals(Fields.empty(), one.without("a"));
  }

  @Test
  void whatIsNotThereIsPutAsNull() {
    Fields fields =
        Fields.builder().putText("a", Optional.empty()).putTime("b", Optional.empty()).build();
    assertEquals(Fields.of("a", Value.NULL).with("b", Value.NULL), fields);
  }

  @Test
  void mergingNothingChangesNothing() {
    assertEquals(SOME, SOME.merge(Fields.empty()));
    assertEquals(SOME, Fields.empty().merge(SOME));
  }

  @Test
  void mergingTwiceIsMergingOnce() {
    Fields over = Fields.of("map", Fields.of("inner", Value.REMOVED)).with("int", Value.of(8));
    assertEquals(SOME.merge(over), SOME.merge(over).merge(over));
  }

  @Test
  void aPlaceHoldsAValue() {
    FieldPath place = FieldPath.of("a.b", "c");
    assertEquals(Fields.of("a.b", Fields.of("c", Value.of(1))), place.holding(Value.of(1)));
    assertEquals("a.b.c", place.toString());
  }

  @Test
  void aPlaceHasANamePerLevel() {
    assertThrows(IllegalArgumentException.class, () -> FieldPath.of());
    assertThrows(IllegalArgumentException.class, () -> FieldPath.of("a", ""));
  }
}
