package dev.slipstream.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class AnswerJsonTest {

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(Value.NULL, "null"),
        Arguments.of(Value.of(true), "true"),
        Arguments.of(Value.of("say \"<b>Γεια</b>\"\n"), "\"say \\\"<b>Γεια</b>\\\"\\n\""),
        Arguments.of(Value.of(9007199254740991L), "9007199254740991"),
        Arguments.of(Value.of(-9007199254740991L), "-9007199254740991"),
        Arguments.of(Value.of(9007199254740992L), "\"9007199254740992\""),
        Arguments.of(Value.of(-9007199254740992L), "\"-9007199254740992\""),
        Arguments.of(Value.of(Long.MIN_VALUE), "\"-9223372036854775808\""),
        Arguments.of(new Value.Real(0.5), "0.5"),
        Arguments.of(new Value.Real(Double.NaN), "\"NaN\""),
        Arguments.of(time("2025-03-02T08:15:30Z"), "\"2025-03-02T08:15:30.000Z\""),
        Arguments.of(time("2025-03-02T08:15:30.120Z"), "\"2025-03-02T08:15:30.120Z\""),
        Arguments.of(time("2025-03-02T08:15:30.120456Z"), "\"2025-03-02T08:15:30.120456Z\""),
        Arguments.of(Value.SERVER_TIME, "\"$serverTimestamp\""),
        Arguments.of(Value.REMOVED, "\"$delete\""),
        Arguments.of(new Value.Bytes(ByteBuffer.wrap(new byte[] {1, 2, 3})), "\"AQID\""),
        Arguments.of(new Value.Point(1.5, -2), "\"1.5,-2.0\""),
        Arguments.of(new Value.Reference(DocPath.of("Clans", "c1")), "\"Clans/c1\""),
        Arguments.of(Value.items(List.of(Value.of(1), Value.NULL)), "[1,null]"),
        Arguments.of(Fields.of("a", Fields.of("b.c", Value.of(1))), "{\"a\":{\"b.c\":1}}"));
  }

  private static Value time(String iso) {
    return Value.of(Instant.parse(iso));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueIsJsonThatEveryClientReads(Value value, String json) {
    assertEquals("{\"v\":" + json + "}", AnswerJson.of(Fields.of("v", value)).toString());
  }
}
