package dev.slipstream.edge;

import static dev.slipstream.edge.Echo.PLAYER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.edge.testing.FakeRequest;
import dev.slipstream.edge.testing.FakeResponse;
import dev.slipstream.edge.testing.LocalGraph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestBodyTest {

  private final Echo echo = new Echo(new LocalGraph());

  @Test
  void aBodyOfAMebibyteIsTakenAndALongerOneRefused() {
    String head = "{\"data\": {\"text\": \"";
    String tail = "\"}}";
    String longest = "x".repeat((1 << 20) - head.length() - tail.length());
    assertEquals(
        200, echo.serve(FakeRequest.post(head + longest + tail).from(PLAYER)).statusCode());
    echo.assertInvalid(
        "body",
        "The body is longer than 1 MiB; send less.",
        FakeRequest.post(head + longest + "x" + tail));
  }

  @Test
  void aBodyWithoutEndIsReadNoFurtherThanItsBound() {
    Endless body = new Endless();
    echo.assertInvalid("body", "The body is longer than 1 MiB; send less.", FakeRequest.post(body));
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
    FakeResponse response = echo.serve(FakeRequest.post(body).from(PLAYER));
    assertEquals(400, response.statusCode(), response::text);
    assertEquals("body", response.details().get("field").getAsString());
  }

  @Test
  void jsonOfAThousandLevelsIsRefused() {
    String deep = "{\"data\": " + "[".repeat(1000) + "]".repeat(1000) + "}";
    echo.assertInvalid(
        "body", "The body is not JSON; send an object with data.", FakeRequest.post(deep));
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    byte[] latin = "{\"data\": {\"text\": \"é\"}}".getBytes(StandardCharsets.ISO_8859_1);
    echo.assertInvalid(
        "body", "The body is not UTF-8; send JSON in UTF-8.", FakeRequest.post(latin));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "5", "\"data\"", "[{\"data\": {}}]"})
  void theBodyIsAnObject(String body) {
    echo.assertInvalid(
        "body", "The body must be an object with a field data.", FakeRequest.post(body));
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
    echo.assertInvalid(field, message, FakeRequest.post(body));
  }

  @Test
  void aStrangersBodyIsReadAwayWithinTheBound() {
    Endless body = new Endless();
    assertEquals(401, echo.serve(FakeRequest.post(body)).statusCode());
    assertTrue(body.given <= 33 << 20, () -> body.given + " bytes were read");
  }

  @Test
  void aBodyThatBreaksOffIsInternal() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    assertEquals(500, echo.serve(FakeRequest.post(broken).from(PLAYER)).statusCode());
  }

  @Test
  void noDataIsNoArguments() {
    assertEquals(
        "u1",
        echo.serve(FakeRequest.post("{\"data\": null}").from(PLAYER))
            .result()
            .get("uid")
            .getAsString());
  }
}
