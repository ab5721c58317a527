package dev.slipstream.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.store.Store;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.FirestoreEmulator;
import dev.slipstream.testing.Wire;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The estimate of a commit request is never below what the client really sends. */
@Timeout(60)
final class RequestSizeTest {

  private static final DocPath A = DocPath.of("Sizes", "a");
  private static final Wire WIRE = new Wire();
  @AutoClose private static Store store;

  @BeforeAll
  static void open() {
    store = FirestoreEmulator.store(FirestoreEmulator.newProject(), Limits.emulator(), WIRE);
  }

  @ParameterizedTest
  @MethodSource("commits")
  void isAnUpperBound(List<Write> writes) {
    store.apply(Changes.writing(new Write.Put(A, Fields.empty())));
    store.apply(Changes.writing(writes.toArray(Write[]::new)));
    long sent = WIRE.lastRequest().getSerializedSize();
    long estimated = RequestSize.of(writes);
    assertTrue(sent <= estimated, sent + " sent, " + estimated + " estimated");
  }

  static Stream<List<Write>> commits() {
    return values()
        .flatMap(value -> Stream.of(Fields.of("x", value), deep(value), many(value)))
        .flatMap(
            fields ->
                Stream.of(
                    List.of(new Write.Put(A, fields)),
                    List.of(new Write.Merge(A, fields)),
                    Collections.nCopies(5, new Write.Merge(A, Fields.of("y", fields))),
                    List.of(new Write.Delete(A), new Write.Create(A, fields))));
  }

  private static Stream<Value> values() {
    return Stream.of(
        Value.NULL,
        Value.of(true),
        Value.of(-1),
        new Value.Real(-0.1),
        Value.of(Instant.parse("0001-01-01T00:00:00.999999Z")),
        Value.of(""),
        Value.of("x".repeat(3_000)),
        new Value.Bytes(ByteBuffer.allocate(0)),
        new Value.Point(-1.5, 1.5),
        new Value.Reference(DocPath.of("a", "b")),
        Fields.empty(),
        Value.items(Collections.nCopies(50, Value.NULL)),
        Value.items(Collections.nCopies(50, new Value.Reference(DocPath.of("a", "b")))),
        Value.SERVER_TIME);
  }

  private static Fields deep(Value value) {
    return FieldPath.of(Collections.nCopies(18, "`\\`\\`").toArray(String[]::new)).holding(value);
  }

  private static Fields many(Value value) {
    Fields.Builder fields = Fields.builder();
    for (int i = 0; i < 3; i++) {
      fields.put("a name with blanks " + i, value);
    }
    return fields.build();
  }
}
