package dev.slipstream.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Push;
import dev.slipstream.messages.MessageText;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.testing.TickingClock;
import java.time.Instant;
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
    function.accept(Push.of(message));
  }

  private static Instant time(Fields entry, String field) {
    return entry.time(field).orElseThrow();
  }

  @Test
  void aMessageThatComesAgainIsOneEntryThatSaysSinceWhenAndHowOften() {
    deliver("{\"word\": \"slithy\"}");
    Fields first = local.quarantine().get(0);
    deliver("{\"word\": \"slithy\"}");
    assertEquals(1, local.quarantine().size());
    Fields second = local.quarantine().get(0);
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
    assertEquals(2, local.quarantine().size());
  }

  @Test
  void ofALongMessageTheBeginningIsKeptAndNoHalfOfACharacter() {
    deliver("x".repeat(9999) + "\uD83D\uDE00");
    assertEquals("x".repeat(9999) + "\uFFFD", local.quarantine().get(0).text("data").orElseThrow());
  }

  @Test
  void whatCannotBeDoneYetComesAgainAndSaysWhy() {
    EventFunction early =
        local
            .graph()
            .event(
                "early",
                message -> {
                  throw new NotYetException("The shop is closed.");
                });
    assertThrows(NotYetException.class, () -> early.accept(Push.of("{}")));
    assertEquals("early: comes again", local.lastLogged().get("message").getAsString());
    assertEquals("The shop is closed.", local.lastLogged().get("reason").getAsString());
    assertEquals(List.of(), local.quarantine());
  }

  @Test
  void whatWasRefusedIsFoundByItsMessage() {
    Fields message = Fields.builder().put("word", "slithy").put("times", 2).build();
    RefusedMessages refused = new RefusedMessages(local.store(), "echo");
    assertEquals(0, refused.times(message));
    assertEquals("", refused.sentence(message));
    deliver(MessageText.of(message));
    deliver(MessageText.of(message));
    assertEquals(2, refused.times(message));
    assertEquals("The word is not known.", refused.sentence(message));
    assertEquals(0, refused.times(message.with("times", Value.of(3))));
    assertEquals(0, new RefusedMessages(local.store(), "other").times(message));
  }
}
