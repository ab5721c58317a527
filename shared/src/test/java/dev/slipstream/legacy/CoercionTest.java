package dev.slipstream.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.model.Finding.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CoercionTest {

  private static final String DIGITS = "1234567890".repeat(40);

  private final Notes notes = new Notes();
  private final Coercion coercion = new Coercion("phase", notes);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                        | 0                | ''",
        "-0                       | 0                | ''",
        "7                        | 7                | ''",
        "1e3                      | 1000             | ''",
        "12.0                     | 12               | ''",
        "1.5e1                    | 15               | ''",
        "null                     | 0                | ''",
        "'\"\"'                   | 0                | ''",
        "'\" \"'                  | 0                | ''",
        "'\"12\"'                 | 12               | NUMBER_AS_STRING",
        "'\" +012 \"'             | 12               | NUMBER_AS_STRING",
        "'\"12.5\"'               | 12               | NUMBER_AS_STRING FRACTION_TRUNCATED",
        "'\"-12.5\"'              | 0                | NUMBER_AS_STRING FRACTION_TRUNCATED NEGATIVE_CLAMPED",
        "12.9                     | 12               | FRACTION_TRUNCATED",
        "-12.9                    | 0                | FRACTION_TRUNCATED NEGATIVE_CLAMPED",
        "-0.9                     | 0                | FRACTION_TRUNCATED",
        "-5                       | 0                | NEGATIVE_CLAMPED",
        "1e-999999999             | 0                | FRACTION_TRUNCATED",
        "0e999999999              | 0                | ''",
        "9007199254740991         | 9007199254740991 | ''",
        "9007199254740991.9       | 9007199254740991 | FRACTION_TRUNCATED",
        "-9007199254740991.9      | 0                | FRACTION_TRUNCATED NEGATIVE_CLAMPED",
        "9007199254740992         | 0                | VALUE_OUT_OF_RANGE",
        "-9007199254740992        | 0                | VALUE_OUT_OF_RANGE",
        "9223372036854775808      | 0                | VALUE_OUT_OF_RANGE",
        "1e999999999              | 0                | VALUE_OUT_OF_RANGE",
        "-1e999999999             | 0                | VALUE_OUT_OF_RANGE",
        "'\"9007199254740992\"'   | 0                | NUMBER_AS_STRING VALUE_OUT_OF_RANGE",
        "1e99999999999999999999   | 0                | BAD_NUMBER",
        "1e-99999999999999999999  | 0                | BAD_NUMBER",
        "true                     | 0                | BAD_NUMBER",
        "[]                       | 0                | BAD_NUMBER",
        "{}                       | 0                | BAD_NUMBER",
        "'\"many\"'               | 0                | BAD_NUMBER",
        "'\"1e3\"'                | 0                | BAD_NUMBER",
        "'\".5\"'                 | 0                | BAD_NUMBER",
        "'\"5.\"'                 | 0                | BAD_NUMBER",
        "'\"1,000\"'              | 0                | BAD_NUMBER",
        "'\"0x10\"'               | 0                | BAD_NUMBER",
        "'\"١٢\"'                 | 0                | BAD_NUMBER",
        "'\"NaN\"'                | 0                | BAD_NUMBER",
      })
  void readsCounts(String json, long count, String codes) {
    assertEquals(count, coercion.count(JsonText.parse(json), place()));
    assertEquals(codes, codes());
  }

  @Test
  void readsLongNumeralsButNoAbsurdOnes() {
    assertEquals(0, coercion.count(JsonText.parse("0." + DIGITS.substring(2)), place()));
    assertEquals("FRACTION_TRUNCATED", codes());
    coercion.count(JsonText.parse(DIGITS), place());
    assertEquals("FRACTION_TRUNCATED VALUE_OUT_OF_RANGE", codes());
  }

  @Test
  void refusesNumeralsOfMoreThanFourHundredDigits() {
    coercion.count(JsonText.parse("0." + DIGITS), place());
    assertEquals("BAD_NUMBER", codes());
  }

  @Test
  void showsFromWhatAndToWhatANumberWasBent() {
    coercion.count(JsonText.parse("-12.5"), place());
    assertEquals(
        "{\"at\":\"x\",\"code\":\"FRACTION_TRUNCATED\",\"from\":\"-12.5\",\"phase\":\"phase\","
            + "\"to\":-12}",
        dev.slipstream.model.CanonicalJson.of(notes.warnings().get(0).toFields()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true         | true  | ''",
        "false        | false | ''",
        "null         | false | ''",
        "'\"\"'       | false | ''",
        "1            | true  | BOOL_AS_STRING",
        "0            | false | BOOL_AS_STRING",
        "1.0          | true  | BOOL_AS_STRING",
        "0e999999999  | false | BOOL_AS_STRING",
        "'\"TRUE\"'   | true  | BOOL_AS_STRING",
        "'\" False \"'| false | BOOL_AS_STRING",
        "'\"1\"'      | true  | BOOL_AS_STRING",
        "'\"0\"'      | false | BOOL_AS_STRING",
        "2            | false | BAD_BOOLEAN",
        "-1           | false | BAD_BOOLEAN",
        "1e-999999999 | false | BAD_BOOLEAN",
        "1e9999999999 | false | BAD_BOOLEAN",
        "'\"yes\"'    | false | BAD_BOOLEAN",
        "'\" \"'      | false | BAD_BOOLEAN",
        "'\"1.0\"'    | false | BAD_BOOLEAN",
        "'\"ｔrue\"'   | false | BAD_BOOLEAN",
        "[]           | false | BAD_BOOLEAN",
        "{}           | false | BAD_BOOLEAN",
      })
  void readsFlags(String json, boolean flag, String codes) {
    assertEquals(flag, coercion.flag(JsonText.parse(json), place()));
    assertEquals(codes, codes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\" as it is \"'  | ' as it is ' | ''",
        "17.50             | '17.50'      | ''",
        "true              | 'true'       | ''",
        "null              | ''           | ''",
        "[]                | ''           | ''",
        "{}                | ''           | ''",
        "'\"\\ud83d\\ude00\"' | '😀'      | ''",
        "'\"a\\ud83d\"'    | 'a\uFFFD'    | TEXT_REPAIRED",
        "'\"\\ude00\\ud83d\"' | '\uFFFD\uFFFD' | TEXT_REPAIRED",
      })
  void readsTexts(String json, String text, String codes) {
    assertEquals(text, coercion.text(JsonText.parse(json), place()));
    assertEquals(codes, codes());
  }

  @Test
  void anAbsentFieldIsZeroFalseAndEmptyWithoutANote() {
    assertEquals(0, coercion.count(Optional.empty(), place()));
    assertEquals(false, coercion.flag(Optional.empty(), place()));
    assertEquals("", coercion.text(Optional.empty(), place()));
    assertEquals(List.of(), coercion.list(Optional.empty(), place()));
    assertTrue(coercion.object(Optional.empty(), place()).members().isEmpty());
    assertEquals("", codes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "7", "true", "\"text\""})
  void aValueThatIsNoListCountsAsAnEmptyOne(String json) {
    assertEquals(List.of(), coercion.list(JsonText.parse(json), place()));
    assertEquals("SHAPE_UNEXPECTED", codes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "false", "\"text\""})
  void aValueThatIsNoObjectCountsAsAnEmptyOne(String json) {
    assertTrue(coercion.object(JsonText.parse(json), place()).members().isEmpty());
    assertEquals("SHAPE_UNEXPECTED", codes());
  }

  private static Place place() {
    return Places.field("x");
  }

  /** All codes found, the fatal one last. */
  private String codes() {
    return Stream.concat(notes.warnings().stream(), notes.fatal().stream())
        .map(finding -> finding.code().name())
        .collect(Collectors.joining(" "));
  }
}
