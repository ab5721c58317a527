package dev.slipstream.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that can be stored, and its order. */
final class UnicodeTextTest {

  @Test
  void pairsAreWellFormedAndHalvesAreNot() {
    assertTrue(UnicodeText.isWellFormed("a😀b"));
    for (String broken : List.of("\ud83d", "a\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00")) {
      assertFalse(UnicodeText.isWellFormed(broken));
    }
  }

  @Test
  void repairReplacesHalvesAlone() {
    assertEquals("\uFFFDa😀\uFFFD", UnicodeText.repair("\ude00a😀\ud83d"));
    String fine = "a😀";
    assertSame(fine, UnicodeText.repair(fine));
  }

  @Test
  void theOrderIsThatOfTheUtf8Bytes() {
    List<String> texts =
        List.of(
            "",
            "a",
            "aa",
            "a\u0000",
            "b",
            "ä",
            "\u07ff",
            "\u0800",
            "\ud7ff",
            "\ue000",
            "\uFFFD",
            "\uffff",
            "😀",
            "😁",
            "a😀",
            "a\uFFFD",
            "\udbff\udfff");
    for (String a : texts) {
      for (String b : texts) {
        assertEquals(
            Integer.signum(Arrays.compareUnsigned(utf8(a), utf8(b))),
            Integer.signum(UnicodeText.compare(a, b)),
            a + " and " + b);
      }
    }
  }

  @Test
  void aNameIsComposed() {
    assertEquals("Café", UnicodeText.composed("Cafe\u0301"));
  }

  /** Composing a long run of marks takes quadratic time; no name is that long. */
  @Test
  void aTextLongerThanAnyNameIsLeftAsItIs() {
    String marks = "\u0301\u0316".repeat(200_000);
    assertSame(marks, UnicodeText.composed(marks));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\u007f\u0080\u07ff\u0800\uffff",
        "a\ud83d\ude00b",
        "\ud83dx",
        "\ude00"
      })
  void itsLengthInBytesIsThatOfItsEncoding(String text) {
    assertEquals(text.getBytes(StandardCharsets.UTF_8).length, UnicodeText.utf8Length(text));
  }
}
