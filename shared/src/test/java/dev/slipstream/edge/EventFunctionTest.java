package dev.slipstream.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.testing.TickingClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of messages that can never be carried out. */
final class EventFunctionTest {

  private final LocalGraph local = new LocalGraph(new TickingClock().newStore());
  private final EventFunction function =
      local
          .graph()
          .event(
              "echo",
              message -> {
                throw CallException.invalid("word", "The word is not known.");
              });

  private void deliver(String message) {
    String data = Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
    String envelope = "{\"message\": {\"data\": \"" + data + "\"}}";
    function.accept(new PubSubEvent(envelope.getBytes(StandardCharsets.UTF_8)));
  }

  private List<Fields> quarantine() {
    return local
        .store()
        .list(Query.collection("AdminOps/quarantine/Entries"), ReadTime.latest())
        .documents()
        .stream()
        .map(Document::fields)
        .toList();
  }

  private static Instant time(Fields entry, String field) {
    return entry.time(field).orElseThrow();
  }

  @Test
  void aMessageThatComesAgainIsOneEntryThatSaysSinceWhenAndHowOften() {
    deliver("{\"word\": \"slithy\"}");
    Fields first = quarantine().get(0);
    deliver("{\"word\": \"slithy\"}");
    assertEquals(1, quarantine().size());
    Fields second = quarantine().get(0);
    assertEquals(1, first.integer("attempts").orElseThrow());
    assertEquals(2, second.integer("attempts").orElseThrow());
    assertEquals(time(first, "firstSeen"), time(second, "firstSeen"));
    assertTrue(time(first, "lastSeen").isBefore(time(second, "lastSeen")));
    assertEquals("{\"word\": \"slithy\"}", second.text("data").orElseThrow());
  }

  @Test
  void anotherMessageIsAnotherEntry() {
    deliver("{\"word\": \"slithy\"}");
    deliver("{\"word\": \"mimsy\"}");
    assertEquals(2, quarantine().size());
  }
}
