package dev.slipstream.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextTest {

  /** What Jackson reads at once of a text that it does not hold as a whole. */
  private static final int BUFFER = 4000;

  /** Beyond this length Jackson reads through the buffer. */
  private static final int LONG_TEXT = 0x8000;

  private static final String EVERY_KIND =
      "{\"é😀\\n\": [ -12.5e+3 , \"a\\\"\\ud83d\\ude00😀\" , true,null,{ },[ ], 7 ] ,\"\":false}";

  @Test
  void everyNodeOfASmallTextStandsWhereItSays() {
    for (int seed = 0; seed < 5_000; seed++) {
      assertSpans(RandomJson.of(seed, 0), "seed " + seed);
    }
  }

  @Test
  void everyNodeOfALongTextStandsWhereItSays() {
    for (int seed = 0; seed < 40; seed++) {
      assertSpans(RandomJson.of(seed, 66_000 + 1_000 * seed), "seed " + seed);
    }
  }

  @Test
  void everyNodeStandsWhereItSaysAtAnyDistanceFromABufferBorder() {
    String tail = " ".repeat(LONG_TEXT);
    for (int start = BUFFER - EVERY_KIND.length() - 3; start < BUFFER + 3; start++) {
      assertSpans(" ".repeat(start) + EVERY_KIND + tail, "blanks before: " + start);
      String word = "\"" + "x".repeat(start) + "\"";
      assertSpans("[" + word + "," + EVERY_KIND + "]" + tail, "letters before: " + start);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "-0", "12.0", "1E+2", "\"7\"", "true", "null", "{}", "[7]"})
  void theLastTokenEndsWithItsLastCharacterWhateverFollows(String json) {
    for (String before : List.of("", " ", "\n\t ", " ".repeat(3 * LONG_TEXT))) {
      for (String after : List.of("", " ", "\n", "\r\n", " \t ", " ".repeat(3 * LONG_TEXT))) {
        Json root = parse(before + json + after);
        assertEquals(before.length(), root.start());
        assertEquals(before.length() + json.length(), root.end());
      }
    }
  }

  @Test
  void aNumberBehindAHundredThousandPairsStandsWhereItSays() {
    String before = "{\"" + "😀".repeat(50_000) + "\":\"" + "🏁".repeat(50_000) + "\",\"n\":";
    for (String after : List.of("}", " }", ",\"m\":[1 ,2]}")) {
      assertSpans(before + "12.50" + after, "followed by " + after);
      Json number = parse(before + "12.50" + after).member("n").orElseThrow();
      assertEquals(before.length(), number.start());
      assertEquals(before.length() + 5, number.end());
    }
  }

  @Test
  void everyValueIsWhatAnotherParserReads() {
    for (int seed = 0; seed < 2_000; seed++) {
      String text = RandomJson.of(seed, seed % 50 == 0 ? 70_000 : 0);
      assertReads(JsonParser.parseString(text), parse(text), "seed " + seed);
    }
  }

  @Test
  void nestsAHundredThousandDeep() {
    String text = "[".repeat(100_000) + "]".repeat(100_000);
    assertEquals(text.length(), parse(text).end());
  }

  @Test
  void keepsTheLastOfMembersOfOneName() {
    assertEquals("2", parse("{\"a\":1,\"b\":0,\"a\":2}").member("a").orElseThrow().literal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "]",
        "[}",
        "{]",
        "{}}",
        "{}{}",
        "1 2",
        "\"a",
        "'a'",
        "{a:1}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\" 1}",
        "{,}",
        "[1,]",
        "{\"a\":1,}",
        "[,1]",
        "[1 2]",
        "01",
        "+1",
        ".5",
        "1.",
        "1e",
        "- 1",
        "0x10",
        "1_000",
        "NaN",
        "Infinity",
        "True",
        "nul",
        "tru e",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u12",
        "\"\t\"",
        "\"\u0000\"",
        "{}\u0000",
        "\uFEFF{}",
        "/**/{}",
        "{}//",
        "{} x",
        "#{}",
        "{}\u00a0",
        "undefined"
      })
  void refusesWhatIsNotJson(String text) {
    assertTrue(JsonText.parse(text).isEmpty());
    assertTrue(JsonText.parse(" ".repeat(LONG_TEXT) + text).isEmpty(), "in a long text");
  }

  @Test
  void refusesAnyBeginningOfAnObject() {
    for (int end = 0; end < EVERY_KIND.length(); end++) {
      assertTrue(JsonText.parse(EVERY_KIND.substring(0, end)).isEmpty(), "cut at " + end);
    }
  }

  private static Json parse(String text) {
    return JsonText.parse(text).orElseThrow(() -> new AssertionError("refused: " + text));
  }

  private static void assertSpans(String text, String which) {
    Deque<Json> open = new ArrayDeque<>(List.of(parse(text)));
    while (!open.isEmpty()) {
      Json node = open.pop();
      String span = text.substring(node.start(), node.end());
      assertEquals(span.strip(), span, which);
      Json again = JsonText.parse(span).orElseThrow(() -> new AssertionError(which + ": " + span));
      assertEquals(0, again.start(), which);
      assertEquals(span.length(), again.end(), which);
      assertSame(node, again, which);
      open.addAll(node.members().values());
      open.addAll(node.items());
    }
  }

  private static void assertSame(Json expected, Json actual, String which) {
    assertEquals(expected.kind(), actual.kind(), which);
    assertEquals(expected.literal(), actual.literal(), which);
    assertEquals(
        List.copyOf(expected.members().keySet()), List.copyOf(actual.members().keySet()), which);
    Iterator<Json> members = actual.members().values().iterator();
    expected.members().values().forEach(member -> assertSame(member, members.next(), which));
    assertEquals(expected.items().size(), actual.items().size(), which);
    for (int i = 0; i < expected.items().size(); i++) {
      assertSame(expected.items().get(i), actual.items().get(i), which);
    }
  }

  private static void assertReads(JsonElement expected, Json actual, String which) {
    if (expected instanceof JsonObject object) {
      assertEquals(List.copyOf(object.keySet()), List.copyOf(actual.members().keySet()), which);
      object.asMap().forEach((k, v) -> assertReads(v, actual.members().get(k), which));
    } else if (expected instanceof JsonArray array) {
      assertEquals(array.size(), actual.items().size(), which);
      for (int i = 0; i < array.size(); i++) {
        assertReads(array.get(i), actual.items().get(i), which);
      }
    } else {
      assertEquals(expected.isJsonNull() ? "" : expected.getAsString(), actual.literal(), which);
    }
  }
}
