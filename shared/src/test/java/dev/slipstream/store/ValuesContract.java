package dev.slipstream.store;

import static dev.slipstream.store.Ground.number;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every kind of value is read as it was written. */
interface ValuesContract extends Ground {

  private void keeps(Value... values) {
    for (Value value : values) {
      Fields fields =
          Fields.builder()
              .put("v", value)
              .put("map", Fields.of("v", value))
              .put("list", Value.items(List.of(Fields.of("v", value))))
              .build();
      put(doc("put"), fields);
      assertFields(fields, doc("put"));
      write(new Write.Delete(doc("merged")), new Write.Merge(doc("merged"), fields));
      assertFields(fields, doc("merged"));
    }
  }

  @Test
  default void integersBeyondDoubles() {
    keeps(
        Value.of(0),
        Value.of((1L << 53) + 1),
        Value.of(-(1L << 53) - 1),
        Value.of(Long.MAX_VALUE),
        Value.of(Long.MIN_VALUE));
  }

  @Test
  default void realNumbers() {
    keeps(
        new Value.Real(1),
        new Value.Real(0.1),
        new Value.Real(Double.MIN_VALUE),
        new Value.Real(Double.MAX_VALUE));
  }

  @Test
  default void realNumbersThatAreNone() {
    keeps(
        new Value.Real(Double.NaN),
        new Value.Real(Double.POSITIVE_INFINITY),
        new Value.Real(Double.NEGATIVE_INFINITY));
  }

  @Test
  default void negativeZero() {
    keeps(new Value.Real(-0.0), new Value.Real(0.0));
  }

  @Test
  default void booleans() {
    keeps(Value.of(true), Value.of(false));
  }

  @Test
  default void nothing() {
    keeps(Value.NULL);
  }

  @Test
  default void text() {
    keeps(Value.of(""), Value.of(" a\tb\n\u0000"), Value.of("x".repeat(2000)));
  }

  @Test
  default void textOfEveryScript() {
    keeps(
        Value.of("äß漢字ไทย"),
        Value.of("😀𝒳🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
        Value.of("\uFFFD\uFFFF\uE000"),
        Value.of("a\u0308"));
  }

  @Test
  default void timesInMicroseconds() {
    keeps(
        Value.of(Instant.parse("2025-10-15T12:34:56.789012Z")),
        Value.of(Instant.EPOCH),
        Value.of(Instant.parse("9999-12-31T23:59:59.999999Z")));
  }

  @Test
  default void timesBeforeTheEpoch() {
    keeps(
        Value.of(Instant.parse("1969-12-31T23:59:59.999999Z")),
        Value.of(Instant.parse("0001-01-01T00:00:00Z")));
  }

  @Test
  default void nanosecondsAreCutOffAsTheServerWould() {
    keeps(Value.of(Instant.parse("1969-12-31T23:59:59.123456789Z")));
  }

  @Test
  default void bytes() {
    keeps(
        new Value.Bytes(ByteBuffer.allocate(0)),
        new Value.Bytes(ByteBuffer.wrap(new byte[] {0, 1, -1, 127, -128})));
  }

  @Test
  default void places() {
    keeps(new Value.Point(52.5, -13.25), new Value.Point(-90, 180));
  }

  @Test
  default void references() {
    keeps(
        new Value.Reference(doc("a")),
        new Value.Reference(DocPath.of("Players", "ä", "Economy", "Stats x")));
  }

  @Test
  default void emptyMapsAndLists() {
    keeps(Fields.empty(), Value.items(List.of()));
  }

  @Test
  default void listsInTheirOrderWithRepetitions() {
    keeps(
        Value.items(List.of(Value.of(2), Value.of("b"), Value.NULL, Value.of(2), Value.of(true))));
  }

  @Test
  default void mapsInListsInMaps() {
    keeps(
        Fields.of(
            "l",
            Value.items(
                List.of(
                    Fields.of("l", Value.items(List.of(Fields.of("x", number(1))))),
                    Fields.empty()))));
  }

  @Test
  default void fieldNamesOfAnyCharacters() {
    for (String name :
        List.of("a.b", "a/b", "`", "\\", " ", "ä", "😀", "\n", "0", "x".repeat(1490))) {
      keeps(Fields.of(name, Value.of(name)));
    }
  }

  @Test
  default void idsOfAnyCharacters() {
    for (String id : List.of("a.b", "`", "\\", " ", "ä", "😀", "...", "_", "x".repeat(1500))) {
      put(doc(id), number(1));
      assertEquals(doc(id), read(doc(id)).path());
    }
  }

  @Test
  default void manyFieldsInOneDocument() {
    Fields.Builder many = Fields.builder();
    for (int i = 0; i < 1000; i++) {
      many.put("field" + i, i);
    }
    put(doc("a"), many.build());
    assertFields(many.build(), doc("a"));
  }
}
