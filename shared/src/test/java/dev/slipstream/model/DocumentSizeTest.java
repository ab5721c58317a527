package dev.slipstream.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sizes by Firestore's rules. The example is of its documentation; that the rules are the server's
 * to the byte is shown by the largest document in LimitsContract, and was measured for each kind.
 */
final class DocumentSizeTest {

  @Test
  void theExampleOfTheDocumentation() {
    Fields task =
        Fields.builder()
            .put("type", "Personal")
            .put("done", false)
            .put("priority", 1)
            .put("description", "Learn Cloud Firestore")
            .build();
    assertEquals(147, DocumentSize.of(DocPath.parse("users/jeff/tasks/my_task_id"), task));
  }

  @ParameterizedTest
  @MethodSource
  void eachKindHasItsSize(long bytes, Value value) {
    assertEquals(bytes, DocumentSize.of(value));
  }

  static Stream<Arguments> eachKindHasItsSize() {
    return Stream.of(
        Arguments.of(1, Value.NULL),
        Arguments.of(1, Value.of(true)),
        Arguments.of(8, Value.of(1)),
        Arguments.of(8, new Value.Real(1)),
        Arguments.of(8, Value.of(Instant.EPOCH)),
        Arguments.of(8, Value.SERVER_TIME),
        Arguments.of(16, new Value.Point(1, 2)),
        Arguments.of(1, Value.of("")),
        Arguments.of(3, Value.of("ab")),
        Arguments.of(3, Value.of("ä")),
        Arguments.of(5, Value.of("😀")),
        Arguments.of(3, new Value.Bytes(ByteBuffer.allocate(3))),
        Arguments.of(20, new Value.Reference(DocPath.of("c", "d"))),
        Arguments.of(24, new Value.Reference(DocPath.of("a", "b", "c", "d"))),
        Arguments.of(1, Fields.empty()),
        Arguments.of(10, Fields.of("x", Value.of(1))),
        Arguments.of(12, Fields.of("x", Fields.of("y", Value.of(1)))),
        Arguments.of(1, Value.items(List.of())),
        Arguments.of(16, Value.items(List.of(Value.of(1), Value.of(2)))),
        Arguments.of(10, Value.items(List.of(Fields.of("x", Value.of(1))))));
  }
}
