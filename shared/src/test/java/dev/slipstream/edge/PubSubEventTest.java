package dev.slipstream.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PubSubEventTest {

  private static PubSubEvent event(String envelope) {
    return new PubSubEvent(envelope.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void itsIdAndTimeAreTheMessages() {
    PubSubEvent event =
        event("{\"message\":{\"messageId\":\"17\",\"publishTime\":\"2026-11-21T10:00:00.5Z\"}}");
    assertEquals("17", event.getId());
    assertEquals(OffsetDateTime.parse("2026-11-21T10:00:00.5Z"), event.getTime());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{\"message\":1}",
        "{\"message\":{\"messageId\":null,\"publishTime\":\"noon\"}}"
      })
  void whatSaysNoneIsStillAnEvent(String envelope) {
    assertEquals(event(envelope).getId(), event(envelope).getId());
    assertNotEquals(event(envelope).getId(), event(envelope + " ").getId());
    assertNull(event(envelope).getTime());
  }
}
