package dev.slipstream.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArgumentsTest {

  private static final String INT64 = "type.googleapis.com/google.protobuf.Int64Value";

  private static Arguments arguments(String json) {
    return new Arguments(JsonParser.parseString(json).getAsJsonObject());
  }

  private static void assertInvalid(String field, String message, Executable reading) {
    CallException e = assertThrows(CallException.class, reading);
    assertEquals(Status.INVALID_ARGUMENT, e.status());
    assertEquals(message, e.getMessage());
    assertEquals(Optional.of(Value.of(field)), e.details().get("field"));
  }

  @Test
  void argumentsAreReadByNameAndType() {
    Arguments arguments =
        arguments("{\"who\": \"u1\", \"really\": true, \"many\": 7, \"to\": \"u2\"}");
    assertEquals(Optional.of("u1"), arguments.optionalText("who"));
    assertTrue(arguments.flag("really"));
    assertEquals(Optional.of(7L), arguments.optionalInteger("many"));
    assertEquals(Optional.of(new Subject("u2")), arguments.optionalPlayer("to"));
    arguments.done();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"a\": null, \"b\": null, \"c\": null, \"d\": null, \"e\": null}"})
  void whatIsAbsentOrNullIsEmpty(String json) {
    Arguments arguments = arguments(json);
    assertEquals(Optional.empty(), arguments.optionalText("a"));
    assertFalse(arguments.flag("b"));
    assertEquals(Optional.empty(), arguments.optionalInteger("c"));
    assertEquals(Optional.empty(), arguments.optionalPlayer("d"));
    assertEquals(Map.of(), arguments.integers("e"));
    arguments.done();
  }

  @Test
  void aFlagThatIsNotThereIsNeitherTrueNorFalse() {
    Arguments arguments = arguments("{\"on\": true, \"off\": false, \"none\": null}");
    assertEquals(Optional.of(true), arguments.optionalFlag("on"));
    assertEquals(Optional.of(false), arguments.optionalFlag("off"));
    assertEquals(Optional.empty(), arguments.optionalFlag("none"));
    assertEquals(Optional.empty(), arguments.optionalFlag("absent"));
    arguments.done();
  }

  @Test
  void aListOfTextsIsBounded() {
    Arguments arguments =
        arguments("{\"two\": [\"a\", \"b\"], \"none\": [], \"one\": \"a\", \"bad\": [1]}");
    assertEquals(List.of("a", "b"), arguments.texts("two", 2));
    assertEquals(List.of(), arguments.texts("none", 2));
    assertEquals(List.of(), arguments.texts("absent", 2));
    assertInvalid("two", "two must be a list of up to 1 texts.", () -> arguments.texts("two", 1));
    assertInvalid("one", "one must be a list of up to 2 texts.", () -> arguments.texts("one", 2));
    assertInvalid("bad", "bad must be text.", () -> arguments.texts("bad", 2));
    arguments.done();
  }

  @Test
  void onlyAListOfNothingIsAnEmptyList() {
    Arguments empty = arguments("{\"ids\": []}");
    assertTrue(empty.isEmptyList("ids"));
    empty.done();
    Arguments others = arguments("{\"ids\": [\"u1\"], \"none\": null, \"text\": \"\"}");
    assertFalse(others.isEmptyList("ids"));
    assertFalse(others.isEmptyList("none"));
    assertFalse(others.isEmptyList("text"));
    assertFalse(others.isEmptyList("absent"));
    assertInvalid("ids", "There is no argument ids.", others::done);
  }

  @Test
  void whatNobodyAsksForIsRefused() {
    Arguments arguments = arguments("{\"who\": \"u1\", \"whom\": \"u2\"}");
    arguments.optionalText("who");
    assertInvalid("whom", "There is no argument whom.", arguments::done);
  }

  @Test
  void anUnknownNameIsCutInTheMessage() {
    String name = "n".repeat(61);
    String cut = "n".repeat(60) + "…";
    assertInvalid(
        cut, "There is no argument " + cut + ".", arguments("{\"" + name + "\": 1}")::done);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "[]", "{}", "[\"u1\"]"})
  void textIsText(String other) {
    assertInvalid(
        "a", "a must be text.", () -> arguments("{\"a\": " + other + "}").optionalText("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "\"true\"", "[]", "{}"})
  void aFlagIsTrueOrFalse(String other) {
    assertInvalid(
        "a", "a must be true or false.", () -> arguments("{\"a\": " + other + "}").flag("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "__x__", "\\ud800"})
  void aPlayerHasAnIdThatFirestoreTakes(String id) {
    assertInvalid(
        "userId",
        "userId is not an id that a player can have.",
        () -> arguments("{\"userId\": \"" + id + "\"}").optionalPlayer("userId"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-5, -5",
    "5.0, 5",
    "1e3, 1000",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808"
  })
  void anIntegerIsWhole(String json, long integer) {
    assertEquals(Optional.of(integer), arguments("{\"n\": " + json + "}").optionalInteger("n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "9007199254740993", "9223372036854775807"})
  void aWrappedIntegerIsOneToo(String text) {
    for (String type : List.of(INT64, INT64.replace("Int64", "UInt64"))) {
      String json = "{\"n\": {\"@type\": \"%s\", \"value\": \"%s\"}}".formatted(type, text);
      assertEquals(Optional.of(Long.parseLong(text)), arguments(json).optionalInteger("n"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "9223372036854775808", "1e19", "1e999999999", "1e-999999999"})
  void aNumberBeyondAnIntegerIsRefused(String json) {
    assertInvalid(
        "n",
        "n must be a whole number of 64 bits.",
        () -> arguments("{\"n\": " + json + "}").optionalInteger("n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"5\"",
        "true",
        "[5]",
        "{}",
        "{\"value\": \"5\"}",
        "{\"@type\": \"type.googleapis.com/google.protobuf.Int64Value\"}",
        "{\"@type\": \"type.googleapis.com/google.protobuf.Int64Value\", \"value\": 5}",
        "{\"@type\": \"type.googleapis.com/google.protobuf.Int32Value\", \"value\": \"5\"}",
        "{\"@type\": [], \"value\": \"5\"}",
        "{\"@type\": \"type.googleapis.com/google.protobuf.Int64Value\", \"value\": \"5\", \"x\": 1}"
      })
  void whatIsNoIntegerIsRefused(String json) {
    assertInvalid(
        "n",
        "n must be a whole number.",
        () -> arguments("{\"n\": " + json + "}").optionalInteger("n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "five", "5.0", "9223372036854775808", "0x10", " 5"})
  void aWrappedIntegerThatIsNoneIsRefused(String text) {
    String json = "{\"n\": {\"@type\": \"%s\", \"value\": \"%s\"}}".formatted(INT64, text);
    assertInvalid(
        "n", "n must be a whole number of 64 bits.", () -> arguments(json).optionalInteger("n"));
  }

  @Test
  void integersKeepTheirOrderAndNames() {
    Arguments arguments = arguments("{\"delta\": {\"keys.rare\": -1, \"coins\": 5}}");
    assertEquals(
        List.of("keys.rare=-1", "coins=5"),
        arguments.integers("delta").entrySet().stream().map(Object::toString).toList());
  }

  @Test
  void oneOfManyIntegersIsNamedWhereItIsNone() {
    assertInvalid(
        "delta.coins",
        "delta.coins must be a whole number.",
        () -> arguments("{\"delta\": {\"coins\": \"5\"}}").integers("delta"));
    assertInvalid(
        "delta",
        "delta must be an object of integers.",
        () -> arguments("{\"delta\": [5]}").integers("delta"));
  }
}
