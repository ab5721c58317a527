package dev.slipstream.edge.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.cloud.functions.HttpFunction;
import dev.slipstream.edge.Graph;
import dev.slipstream.testing.LegacyCase;
import java.util.function.Function;

/** Calls a function as a client does, without a server between. */
public record Client(LocalGraph local, Function<Graph, HttpFunction> function) {

  public static final String OPERATOR = Tokens.ofEmulator("op1", "operator");

  public FakeResponse call(LegacyCase player, String data) {
    return call(Tokens.ofEmulator(player.uid()), data);
  }

  public FakeResponse call(String token, String data) {
    FakeResponse response = new FakeResponse();
    try {
      function
          .apply(local.graph())
          .service(FakeRequest.post("{\"data\": " + data + "}").from(token), response);
    } catch (Exception e) {
      throw new IllegalStateException("the function gave no answer", e);
    }
    return response;
  }

  public static void assertError(
      FakeResponse response, int httpCode, String status, String code, String message) {
    assertEquals(httpCode, response.statusCode(), response::text);
    assertEquals(status, response.error().get("status").getAsString());
    assertEquals(code, response.details().get("code").getAsString());
    assertEquals(message, response.error().get("message").getAsString());
  }

  /** An argument that cannot be taken is named. */
  public static void assertInvalid(FakeResponse response, String field, String message) {
    assertError(response, 400, "INVALID_ARGUMENT", "INVALID_ARGUMENT", message);
    assertEquals(field, response.details().get("field").getAsString());
  }
}
