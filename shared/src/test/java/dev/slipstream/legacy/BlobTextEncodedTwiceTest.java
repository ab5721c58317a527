package dev.slipstream.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Edits of JSON that stands, once more encoded, in a JSON string: the string's own escapes stay.
 */
final class BlobTextEncodedTwiceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "{\\"a\\":1}"                      | a   | "{\\"a\\":5}"
          ' \t"{\\"a\\":1}" '                | a   | ' \t"{\\"a\\":5}" '
          "{\\n\\"a\\"\\u003a\\u0031\\t}"    | a   | "{\\n\\"a\\"\\u003a5\\t}"
          "\\u007B\\"\\/\\":1,\\"a\\":2}"    | a   | "\\u007B\\"\\/\\":1,\\"a\\":5}"
          "{\\"\\\\\\\\u0061\\":1}"          | a   | "{\\"\\\\\\\\u0061\\":1,\\"a\\":5}"
          "{\\"\\\\u0061\\":1}"              | a   | "{\\"\\\\u0061\\":5}"
          "{\\"😀\\ud83d\\uDE00\\":1}"       | 😀😀 | "{\\"😀\\ud83d\\uDE00\\":5}"
          "{\\"a\\":\\"12\\"}"               | a   | "{\\"a\\":\\"5\\"}"
          "{\\"a\\":\\u002212\\u0022}"       | a   | "{\\"a\\":\\u00225\\u0022}"
          "{\\"a\\":\\u0022\\u0022}"         | a   | "{\\"a\\":5}"
          "{\\"a\\":\\u0035}"                | a   | "{\\"a\\":\\u0035}"
          "{}"                               | a   | "{\\"a\\":5}"
          "{\\"b\\":\\"\\\\\\"\\" }"         | a   | "{\\"b\\":\\"\\\\\\"\\",\\"a\\":5 }"
          "{}"                               | q"  | "{\\"q\\\\\\"\\":5}"
          "{\\"a\\":\\u006eull}"             | a/b | "{\\"a\\":{\\"b\\":5}}"
          "{\\"a\\":true}"                   | a   |
          """)
  void putsANumberIntoTheString(String before, String place, String after) {
    Optional<BlobText> edited = BlobTexts.of(before).number(List.of(place.split("/")), 5);
    assertEquals(Optional.ofNullable(after), edited.map(BlobText::text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "{}"                               | "{\\"a\\":[\\"q\\\\\\"\\"]}"
          "{\\"a\\":\\u005b\\u005d}"         | "{\\"a\\":\\u005b\\"q\\\\\\"\\"\\u005d}"
          "{\\"a\\":[\\u0031\\n]}"           | "{\\"a\\":[\\u0031,\\"q\\\\\\"\\"\\n]}"
          """)
  void appendsToAListInTheString(String before, String after) {
    BlobText blob = BlobTexts.of(before);
    assertEquals(after, blob.append(List.of("a"), BlobText.quoted("q\"")).orElseThrow().text());
  }

  @Test
  void staysEncodedTwiceEditByEdit() {
    BlobText blob = BlobTexts.of("\"{}\"");
    for (int value = 0; value < 3; value++) {
      blob = blob.number(List.of("n" + value), value).orElseThrow();
    }
    assertEquals("\"{\\\"n0\\\":0,\\\"n1\\\":1,\\\"n2\\\":2}\"", blob.text());
  }
}
