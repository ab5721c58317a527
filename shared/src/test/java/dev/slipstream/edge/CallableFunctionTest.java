package dev.slipstream.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.slipstream.edge.testing.FakeKeyServer;
import dev.slipstream.edge.testing.FakeRequest;
import dev.slipstream.edge.testing.FakeResponse;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Tokens;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallableFunctionTest {

  private static final String PLAYER = Tokens.ofEmulator("u1");

  private final LocalGraph local = new LocalGraph();

  private FakeResponse serve(FakeRequest request, CallableFunction.Answer answer) {
    FakeResponse response = new FakeResponse();
    try {
      local.graph().callable("echo", answer).serve(request, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return response;
  }

  /** A function that says who calls and with which text. */
  private FakeResponse serve(FakeRequest request) {
    return serve(
        request,
        call -> {
          String text = call.arguments().optionalText("text").orElse("");
          call.arguments().done();
          return Fields.builder().put("uid", call.caller().uid()).put("text", text).build();
        });
  }

  private FakeResponse failing(RuntimeException failure) {
    return serve(
        FakeRequest.post("{\"data\": {}}").from(PLAYER),
        call -> {
          throw failure;
        });
  }

  private void assertInvalid(String field, String message, FakeRequest request) {
    FakeResponse response = serve(request.from(PLAYER));
    assertEquals(400, response.statusCode());
    assertEquals("INVALID_ARGUMENT", response.error().get("status").getAsString());
    assertEquals(message, response.error().get("message").getAsString());
    assertEquals("INVALID_ARGUMENT", response.details().get("code").getAsString());
    assertEquals(field, response.details().get("field").getAsString());
  }

  @Test
  void aCallIsAnsweredWithItsResult() {
    FakeResponse response =
        serve(FakeRequest.post("{\"data\": {\"text\": \"Γεια\"}}").from(PLAYER));
    assertEquals(200, response.statusCode());
    assertEquals("application/json; charset=utf-8", response.header("content-type"));
    assertEquals("{\"result\":{\"uid\":\"u1\",\"text\":\"Γεια\"}}", response.text());
  }

  @Test
  void noDataIsNoArguments() {
    assertEquals(
        "u1",
        serve(FakeRequest.post("{\"data\": null}").from(PLAYER)).result().get("uid").getAsString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "application/json; charset=utf-8", "Application/JSON;x=y"})
  void theContentTypeMayHaveParameters(String type) {
    assertEquals(
        200,
        serve(FakeRequest.post("{\"data\": {}}").from(PLAYER).with("Content-Type", type))
            .statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer", "BEARER", "Bearer "})
  void theSchemeOfTheTokenMayBeInAnyCase(String scheme) {
    FakeRequest request = FakeRequest.post("{\"data\": {}}");
    assertEquals(200, serve(request.with("Authorization", scheme + " " + PLAYER)).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "HEAD"})
  void onlyPostCalls(String method) {
    assertInvalid("method", "The function is called with POST only.", FakeRequest.of(method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/jsonp", "multipart/form-data", ""})
  void onlyJsonIsTaken(String type) {
    assertInvalid(
        "content-type",
        "The content type must be application/json; send JSON.",
        FakeRequest.post("{\"data\": {}}").with("Content-Type", type));
  }

  @Test
  void aBodyOfAMebibyteIsTakenAndALongerOneRefused() {
    String head = "{\"data\": {\"text\": \"";
    String tail = "\"}}";
    String longest = "x".repeat((1 << 20) - head.length() - tail.length());
    assertEquals(200, serve(FakeRequest.post(head + longest + tail).from(PLAYER)).statusCode());
    assertInvalid(
        "body",
        "The body is longer than 1 MiB; send less.",
        FakeRequest.post(head + longest + "x" + tail));
  }

  @Test
  void aBodyWithoutEndIsReadNoFurtherThanItsBound() {
    Endless body = new Endless();
    assertInvalid("body", "The body is longer than 1 MiB; send less.", FakeRequest.post(body));
    assertTrue(body.given <= 34 << 20, () -> body.given + " bytes were read");
  }

  private static final class Endless extends InputStream {
    private int given;

    @Override
    public int read() {
      given++;
      return ' ';
    }

    @Override
    public int read(byte[] into, int from, int length) {
      given += length;
      return length;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"data\": {}",
        "{\"data\": {}} x",
        "{\"data\": {}}{}",
        "{data: {}}",
        "{'data': {}}",
        "{\"data\": {},}",
        "{\"data\": NaN}",
        "// {}\n{\"data\": {}}"
      })
  void whatIsNotJsonIsRefused(String body) {
    FakeResponse response = serve(FakeRequest.post(body).from(PLAYER));
    assertEquals(400, response.statusCode(), response::text);
    assertEquals("body", response.details().get("field").getAsString());
  }

  @Test
  void jsonOfAThousandLevelsIsRefused() {
    String deep = "{\"data\": " + "[".repeat(1000) + "]".repeat(1000) + "}";
    assertInvalid(
        "body", "The body is not JSON; send an object with data.", FakeRequest.post(deep));
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    byte[] latin = "{\"data\": {\"text\": \"é\"}}".getBytes(StandardCharsets.ISO_8859_1);
    assertInvalid("body", "The body is not UTF-8; send JSON in UTF-8.", FakeRequest.post(latin));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "5", "\"data\"", "[{\"data\": {}}]"})
  void theBodyIsAnObject(String body) {
    assertInvalid("body", "The body must be an object with a field data.", FakeRequest.post(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                              | data | The body has no field data.",
        "{\"data\": []}                  | data | The field data must be an object.",
        "{\"data\": \"x\"}               | data | The field data must be an object.",
        "{\"data\": {}, \"more\": 1}     | more | The body has an unknown field more; send data only.",
        "{\"data\": {\"more\": 1}}       | more | There is no argument more.",
        "{\"data\": {\"text\": 1}}       | text | text must be text."
      })
  void aFieldThatCannotBeTakenIsNamed(String body, String field, String message) {
    assertInvalid(field, message, FakeRequest.post(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic dTE6cHc=", "Bearer a b"})
  void aCallWithoutATokenIsRefused(String authorization) {
    FakeResponse response =
        serve(FakeRequest.post("{\"data\": {}}").with("Authorization", authorization));
    assertEquals(401, response.statusCode());
    assertEquals("UNAUTHENTICATED", response.error().get("status").getAsString());
    assertEquals("UNAUTHENTICATED", response.details().get("code").getAsString());
  }

  @Test
  void aCallWithoutAnyHeaderIsRefused() {
    assertEquals(401, serve(FakeRequest.post("{\"data\": {}}")).statusCode());
  }

  @Test
  void aStrangersBodyIsReadAwayWithinTheBound() {
    Endless body = new Endless();
    assertEquals(401, serve(FakeRequest.post(body)).statusCode());
    assertTrue(body.given <= 33 << 20, () -> body.given + " bytes were read");
  }

  @Test
  void appCheckComesBeforeAllElse() throws IOException {
    InstantSource clock = InstantSource.fixed(LocalGraph.NOW);
    Callers callers =
        new Callers(
            IdTokens.unsigned(LocalGraph.PROJECT, clock),
            Optional.of(
                new AppCheckTokens(LocalGraph.PROJECT, "123", new FakeKeyServer(Map.of()), clock)));
    FakeResponse response = new FakeResponse();
    new CallableFunction("echo", call -> Fields.empty(), callers, local.graph().logs(), clock)
        .serve(FakeRequest.post("{\"data\": {}}").from(PLAYER), response);
    assertEquals(401, response.statusCode());
    assertEquals(
        "The App Check token is missing; call from a registered app.",
        response.error().get("message").getAsString());
  }

  @Test
  void aPreflightIsAnswered() {
    FakeResponse response = serve(FakeRequest.of("OPTIONS").with("Origin", "https://game.example"));
    assertEquals(204, response.statusCode());
    assertEquals("", response.text());
    assertEquals("https://game.example", response.header("Access-Control-Allow-Origin"));
    assertEquals("Origin", response.header("Vary"));
    assertEquals("POST", response.header("Access-Control-Allow-Methods"));
    assertEquals(
        "authorization, content-type, firebase-instance-id-token, x-firebase-appcheck",
        response.header("Access-Control-Allow-Headers"));
    assertEquals("", local.log(), "a preflight is no call");
  }

  @Test
  void everyAnswerIsForEveryOrigin() {
    FakeRequest call = FakeRequest.post("{\"data\": {}}");
    assertEquals("*", serve(call).header("Access-Control-Allow-Origin"));
    FakeResponse response = serve(call.from(PLAYER).with("Origin", "https://game.example"));
    assertEquals("https://game.example", response.header("Access-Control-Allow-Origin"));
    assertEquals("Origin", response.header("Vary"));
  }

  @Test
  void anErrorForTheCallerHasStatusMessageAndDetails() {
    FakeResponse response =
        failing(
            new CallException(
                Status.FAILED_PRECONDITION,
                "INSUFFICIENT_FUNDS",
                "Player u1 has 5 coins and needs 7.",
                Fields.builder().put("have", 5).put("need", 7).build()));
    assertEquals(400, response.statusCode());
    assertEquals(
        JsonParser.parseString(
            "{\"status\": \"FAILED_PRECONDITION\", \"message\": \"Player u1 has 5 coins and needs"
                + " 7.\", \"details\": {\"code\": \"INSUFFICIENT_FUNDS\", \"have\": 5, \"need\":"
                + " 7}}"),
        response.error());
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
    FakeResponse response = failing(new StoreException(reason, "Firestore: secret detail"));
    assertEquals(httpCode, response.statusCode());
    assertEquals(status, response.error().get("status").getAsString());
    assertEquals(code, response.details().get("code").getAsString());
    assertFalse(response.text().contains("secret"), response::text);
    assertEquals("ERROR", local.lastLogged().get("severity").getAsString());
    assertTrue(local.log().contains("StoreException: Firestore: secret detail"), local::log);
  }

  @Test
  void aBugIsInternalAndNothingOfItLeavesTheServer() {
    FakeResponse response =
        failing(new IllegalStateException("tess@example.com", new ArithmeticException("eyJhbGc")));
    assertEquals(500, response.statusCode());
    assertEquals("INTERNAL", response.error().get("status").getAsString());
    assertFalse(response.text().contains("Exception"), response::text);
    String trace = local.lastLogged().get("stack_trace").getAsString();
    assertTrue(trace.startsWith("java.lang.IllegalStateException\n\tat "), trace);
    assertTrue(trace.contains("\nCaused by: java.lang.ArithmeticException\n\tat "), trace);
    assertFalse(local.log().contains("tess"), local::log);
    assertFalse(local.log().contains("eyJ"), local::log);
  }

  @Test
  void aBodyThatBreaksOffIsInternal() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    assertEquals(500, serve(FakeRequest.post(broken).from(PLAYER)).statusCode());
  }

  @Test
  void aCallIsOneLineOfTheLog() {
    serve(
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
    serve(FakeRequest.post("{\"data\": {\"tess@example.com\": 1}}").from(PLAYER));
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
    serve(FakeRequest.post("{\"data\": {}}").from(PLAYER).with("X-Cloud-Trace-Context", context));
    assertFalse(local.lastLogged().has("logging.googleapis.com/trace"));
  }

  @Test
  void anIdThatMayBeMoreThanAnIdIsHashedInTheLog() {
    serve(
        FakeRequest.post("{\"data\": {}}").from(PLAYER),
        call -> {
          call.isAbout(new Subject("tess@example.com"));
          return Fields.empty();
        });
    String logged = local.lastLogged().get("userId").getAsString();
    assertTrue(logged.matches("sha256:[0-9a-f]{16}"), logged);
  }
}
