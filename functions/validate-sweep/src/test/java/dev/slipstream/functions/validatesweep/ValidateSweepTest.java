package dev.slipstream.functions.validatesweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.edge.PubSubEvent;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Push;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValidateSweepTest {

  private final Instant now = LocalGraph.NOW;
  private final LocalGraph local =
      new LocalGraph(new MemoryStore(() -> now, Limits.production(), Faults.NONE));

  private void deliver(String message) {
    new ValidateSweep(local.graph()).accept(Push.of(message));
  }

  @Test
  void aMessageIsCarriedOutHoweverOftenItComes() {
    deliver("{\"migration\": \"racing\", \"runId\": \"r1\"}");
    deliver("{\"migration\": \"racing\", \"runId\": \"r1\"}");
    Fields run = local.document("AdminOps/validation/Runs/r1").orElseThrow();
    assertEquals("done", run.text("status").orElseThrow());
    assertEquals(List.of(), local.quarantine());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "no json | The message is not a JSON object.",
        "[] | The message is not a JSON object.",
        "{} | The message has no runId.",
        "{\"runId\": 7} | runId must be text.",
        "{\"runId\": \"a/b\"} | The runId is not up to 64 letters, digits, _ and -; start a sweep with another.",
        "{\"runId\": \"r\", \"fast\": 1} | There is no argument fast.",
        "{\"runId\": \"r\", \"cursor\": \"x\"} | The cursor is not the path of a document.",
        "{\"runId\": \"r\", \"cursor\": \"a/b\"} | There is no run r to go on with; start a sweep.",
        "{\"runId\": \"r\", \"migration\": \"chess\"} | There is no migration of that name; there are [racing].",
      })
  void whatCanNeverBeCarriedOutIsQuarantinedAndAcknowledged(String message, String reason) {
    deliver(message);
    Fields entry = local.quarantine().get(0);
    assertEquals("MESSAGE_REFUSED", entry.text("code").orElseThrow());
    assertEquals(reason, entry.text("message").orElseThrow());
    assertEquals(message, entry.text("data").orElseThrow());
    assertTrue(local.log().contains("MESSAGE_REFUSED"), local.log());
  }

  @Test
  void whatFailsForAMomentComesAgain() {
    MemoryStore broken =
        new MemoryStore(
            () -> now,
            Limits.production(),
            () -> {
              throw new StoreException(StoreException.Reason.UNAVAILABLE, "out");
            });
    LocalGraph out = new LocalGraph(broken);
    PubSubEvent event = Push.of("{\"runId\":\"r\"}");
    assertThrows(StoreException.class, () -> new ValidateSweep(out.graph()).accept(event));
  }
}
