package dev.slipstream.edge;

import static dev.slipstream.edge.Echo.PLAYER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.slipstream.edge.testing.FakeRequest;
import dev.slipstream.edge.testing.FakeResponse;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallLogTest {

  private final LocalGraph local = new LocalGraph();

  private final Echo echo = new Echo(local);

  @Test
  void aClassThatIsNotThereIsAnsweredAndLoggedToo() {
    FakeResponse response =
        echo.serve(
            FakeRequest.post("{\"data\": {}}").from(PLAYER),
            call -> {
              throw new NoSuchMethodError("Json.parse");
            });
    assertEquals("INTERNAL", response.error().get("status").getAsString());
    assertTrue(local.log().contains("java.lang.NoSuchMethodError"), local::log);
  }

  @Test
  void aCallIsOneLineOfTheLog() {
    echo.serve(
        FakeRequest.post("{\"data\": {}}")
            .from(PLAYER)
            .with("X-Cloud-Trace-Context", "105445aa7843bc8bf206b12000100000/1;o=1"),
        call -> {
          call.isAbout(new Subject("u1"));
          call.note("migration", "racing");
          call.note("reads", 9);
          return Fields.of("outcome", Value.of("migrated"));
        });
    assertEquals(
        JsonParser.parseString(
            """
            {"severity": "INFO", "message": "echo: migrated", "time": "2025-10-15T12:00:00.000Z",
             "function": "echo", "userId": "u1", "migration": "racing", "reads": 9,
             "durationMs": 0, "outcome": "migrated", "logging.googleapis.com/trace":
             "projects/demo-slipstream/traces/105445aa7843bc8bf206b12000100000"}
            """),
        local.lastLogged());
    assertEquals(1, local.log().lines().count());
  }

  @Test
  void anErrorIsOneLineOfTheLogWithoutTheCallersWords() {
    echo.serve(FakeRequest.post("{\"data\": {\"tess@example.com\": 1}}").from(PLAYER));
    assertEquals(
        JsonParser.parseString(
            """
            {"severity": "WARNING", "message": "echo: INVALID_ARGUMENT", "function": "echo",
             "time": "2025-10-15T12:00:00.000Z", "durationMs": 0, "outcome": "error",
             "status": "INVALID_ARGUMENT", "code": "INVALID_ARGUMENT"}
            """),
        local.lastLogged());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "105445aa7843bc8bf206b1200010000/1", "tess@example.com/1;o=1"})
  void aTraceThatIsNoneIsNotLogged(String context) {
    echo.serve(
        FakeRequest.post("{\"data\": {}}").from(PLAYER).with("X-Cloud-Trace-Context", context));
    assertFalse(local.lastLogged().has("logging.googleapis.com/trace"));
  }

  @Test
  void anIdThatMayBeMoreThanAnIdIsHashedInTheLog() {
    echo.serve(
        FakeRequest.post("{\"data\": {}}").from(PLAYER),
        call -> {
          call.isAbout(new Subject("tess@example.com"));
          return Fields.empty();
        });
    String logged = local.lastLogged().get("userId").getAsString();
    assertTrue(logged.matches("sha256:[0-9a-f]{16}"), logged);
  }

  @Test
  void aBugIsInternalAndNothingOfItLeavesTheServer() {
    FakeResponse response =
        echo.failing(
            new IllegalStateException("tess@example.com", new ArithmeticException("eyJhbGc")));
    assertEquals(500, response.statusCode());
    assertEquals("INTERNAL", response.error().get("status").getAsString());
    assertFalse(response.text().contains("Exception"), response::text);
    String trace = local.lastLogged().get("stack_trace").getAsString();
    assertTrue(trace.startsWith("java.lang.IllegalStateException\n\tat "), trace);
    assertTrue(trace.contains("\nCaused by: java.lang.ArithmeticException\n\tat "), trace);
    assertFalse(local.log().contains("tess"), local::log);
    assertFalse(local.log().contains("eyJ"), local::log);
  }

  @ParameterizedTest
  @CsvSource({
    "UNAVAILABLE,    503, UNAVAILABLE, STORE_UNAVAILABLE",
    "CONTENTION,     503, UNAVAILABLE, CONTENTION",
    "ALREADY_EXISTS, 503, UNAVAILABLE, CONTENTION",
    "NOT_FOUND,      503, UNAVAILABLE, CONTENTION",
    "REFUSED,        500, INTERNAL,    INTERNAL"
  })
  void aFailureOfTheStoreHasAStatus(Reason reason, int httpCode, String status, String code) {
    FakeResponse response = echo.failing(new StoreException(reason, "Firestore: secret detail"));
    assertEquals(httpCode, response.statusCode());
    assertEquals(status, response.error().get("status").getAsString());
    assertEquals(code, response.details().get("code").getAsString());
    assertFalse(response.text().contains("secret"), response::text);
    assertEquals("ERROR", local.lastLogged().get("severity").getAsString());
    assertTrue(local.log().contains("StoreException: Firestore: secret detail"), local::log);
  }
}
