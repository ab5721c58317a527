package dev.slipstream.edge;

import static dev.slipstream.edge.Echo.PLAYER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import dev.slipstream.edge.testing.FakeKeyServer;
import dev.slipstream.edge.testing.FakeRequest;
import dev.slipstream.edge.testing.FakeResponse;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.model.Fields;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallableFunctionTest {

  private final LocalGraph local = new LocalGraph();

  private final Echo echo = new Echo(local);

  @Test
  void aCallIsAnsweredWithItsResult() {
    FakeResponse response =
        echo.serve(FakeRequest.post("{\"data\": {\"text\": \"Γεια\"}}").from(PLAYER));
    assertEquals(200, response.statusCode());
    assertEquals("application/json; charset=utf-8", response.header("content-type"));
    assertEquals("{\"result\":{\"uid\":\"u1\",\"text\":\"Γεια\"}}", response.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "application/json; charset=utf-8", "Application/JSON;x=y"})
  void theContentTypeMayHaveParameters(String type) {
    assertEquals(
        200,
        echo.serve(FakeRequest.post("{\"data\": {}}").from(PLAYER).with("Content-Type", type))
            .statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer", "BEARER", "Bearer "})
  void theSchemeOfTheTokenMayBeInAnyCase(String scheme) {
    FakeRequest request = FakeRequest.post("{\"data\": {}}");
    assertEquals(
        200, echo.serve(request.with("Authorization", scheme + " " + PLAYER)).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "HEAD"})
  void onlyPostCalls(String method) {
    echo.assertInvalid("method", "The function is called with POST only.", FakeRequest.of(method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/jsonp", "multipart/form-data", ""})
  void onlyJsonIsTaken(String type) {
    echo.assertInvalid(
        "content-type",
        "The content type must be application/json; send JSON.",
        FakeRequest.post("{\"data\": {}}").with("Content-Type", type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic dTE6cHc=", "Bearer a b"})
  void aCallWithoutATokenIsRefused(String authorization) {
    FakeResponse response =
        echo.serve(FakeRequest.post("{\"data\": {}}").with("Authorization", authorization));
    assertEquals(401, response.statusCode());
    assertEquals("UNAUTHENTICATED", response.error().get("status").getAsString());
    assertEquals("UNAUTHENTICATED", response.details().get("code").getAsString());
  }

  @Test
  void aCallWithoutAnyHeaderIsRefused() {
    assertEquals(401, echo.serve(FakeRequest.post("{\"data\": {}}")).statusCode());
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
    FakeResponse response =
        echo.serve(FakeRequest.of("OPTIONS").with("Origin", "https://game.example"));
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
    assertEquals("*", echo.serve(call).header("Access-Control-Allow-Origin"));
    FakeResponse response = echo.serve(call.from(PLAYER).with("Origin", "https://game.example"));
    assertEquals("https://game.example", response.header("Access-Control-Allow-Origin"));
    assertEquals("Origin", response.header("Vary"));
  }

  @Test
  void anErrorForTheCallerHasStatusMessageAndDetails() {
    FakeResponse response =
        echo.failing(
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
}
