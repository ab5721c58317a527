package dev.slipstream.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.edge.testing.FakeRequest;
import dev.slipstream.edge.testing.FakeResponse;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Tokens;
import dev.slipstream.model.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A function that says who calls and with which text, or does as it is told. */
record Echo(LocalGraph local) {

  static final String PLAYER = Tokens.ofEmulator("u1");

  FakeResponse serve(FakeRequest request, CallableFunction.Answer answer) {
    FakeResponse response = new FakeResponse();
    try {
      local.graph().callable("echo", answer).serve(request, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return response;
  }

  /** A function that says who calls and with which text. */
  FakeResponse serve(FakeRequest request) {
    return serve(
        request,
        call -> {
          String text = call.arguments().optionalText("text").orElse("");
          call.arguments().done();
          return Fields.builder().put("uid", call.caller().uid()).put("text", text).build();
        });
  }

  FakeResponse failing(RuntimeException failure) {
    return serve(
        FakeRequest.post("{\"data\": {}}").from(PLAYER),
        call -> {
          throw failure;
        });
  }

  /** Asserts that the function refuses an argument and names it. */
  void assertInvalid(String field, String message, FakeRequest request) {
    FakeResponse response = serve(request.from(PLAYER));
    assertEquals(400, response.statusCode());
    assertEquals("INVALID_ARGUMENT", response.error().get("status").getAsString());
    assertEquals(message, response.error().get("message").getAsString());
    assertEquals("INVALID_ARGUMENT", response.details().get("code").getAsString());
    assertEquals(field, response.details().get("field").getAsString());
  }
}
