package dev.slipstream.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Field values. */
final class ValueTest {

  @Test
  void timesAreCutToMicrosecondsTowardsThePast() {
    assertEquals(
        Value.of(Instant.parse("2025-10-15T00:00:00.123456Z")),
        Value.of(Instant.parse("2025-10-15T00:00:00.123456999Z")));
    assertEquals(
        Value.of(Instant.parse("1969-12-31T23:59:59.999999Z")),
        Value.of(Instant.parse("1969-12-31T23:59:59.999999999Z")));
  }

  @Test
  void bytesAreCopiedAndCompareByContent() {
    byte[] source = {1, 2, 3};
    Value.Bytes bytes = new Value.Bytes(ByteBuffer.wrap(source, 1, 2));
    source[1] = 9;
    assertEquals(new Value.Bytes(ByteBuffer.wrap(new byte[] {2, 3})), bytes);
    assertArrayEquals(new byte[] {2, 3}, bytes.toArray());
    assertArrayEquals(new byte[] {2, 3}, bytes.toArray(), "reading does not use them up");
  }

  @Test
  void listsAreCopied() {
    List<Value> source = new ArrayList<>(List.of(Value.of(1)));
    Value list = Value.items(source);
    source.clear();
    assertEquals(Value.items(List.of(Value.of(1))), list);
  }

  @Test
  void kindsAreNeverEqual() {
    assertNotEquals(Value.of(1), new Value.Real(1));
    assertNotEquals(Value.of("1"), Value.of(1));
    assertNotEquals(new Value.Real(0.0), new Value.Real(-0.0));
    assertEquals(new Value.Real(Double.NaN), new Value.Real(Double.NaN));
  }

  @Test
  void anIncrementNeedsAnAmount() {
    assertThrows(
        IllegalArgumentException.class, () -> new Write.Increment(DocPath.of("a", "b"), Map.of()));
  }
}
