package dev.slipstream.functions.migrateuser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.edge.testing.FakeRequest;
import dev.slipstream.edge.testing.FakeResponse;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Calls the function as a client does, without a server between. */
record Client(LocalGraph local) {

  static final String OPERATOR = Tokens.ofEmulator("op1", "operator");

  FakeResponse call(LegacyCase player, String data) {
    return call(Tokens.ofEmulator(player.uid()), data);
  }

  FakeResponse call(String token, String data) {
    FakeResponse response = new FakeResponse();
    try {
      new MigrateUser(local.graph())
          .service(FakeRequest.post("{\"data\": " + data + "}").from(token), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return response;
  }

  static void assertError(
      FakeResponse response, int httpCode, String status, String code, String message) {
    assertEquals(httpCode, response.statusCode(), response::text);
    assertEquals(status, response.error().get("status").getAsString());
    assertEquals(code, response.details().get("code").getAsString());
    assertEquals(message, response.error().get("message").getAsString());
  }
}
