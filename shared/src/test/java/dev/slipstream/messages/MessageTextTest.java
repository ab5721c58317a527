package dev.slipstream.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MessageTextTest {

  @Test
  void aMessageIsJsonInTheOrderOfItsFields() {
    Fields message =
        Fields.builder()
            .put("text", "a \"b\" ü")
            .put("whole", 9_007_199_254_740_993L)
            .put("real", new Value.Real(5))
            .put("share", new Value.Real(0.01))
            .put("flag", true)
            .put("none", Value.NULL)
            .put("ids", Value.items(List.of(Value.of("u1"), Value.of(2))))
            .put("inner", Fields.of("deep", Fields.of("er", Value.of(1))))
            .build();
    assertEquals(
        "{\"text\":\"a \\\"b\\\" ü\",\"whole\":9007199254740993,\"real\":5.0,\"share\":0.01,"
            + "\"flag\":true,\"none\":null,\"ids\":[\"u1\",2],\"inner\":{\"deep\":{\"er\":1}}}",
        MessageText.of(message));
  }

  @Test
  void aMessageOfNothingIsAnObject() {
    assertEquals("{}", MessageText.of(Fields.empty()));
  }

  @Test
  void whatOnlyTheDatabaseKnowsIsNoMessage() {
    assertThrows(
        IllegalArgumentException.class, () -> MessageText.of(Fields.of("at", Value.SERVER_TIME)));
    assertThrows(
        IllegalArgumentException.class,
        () -> MessageText.of(Fields.of("at", Value.of(Instant.EPOCH))));
  }
}
