package dev.slipstream.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnicodeTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "é", "東京", "😀", "a😀b", "\u0000", "\uFFFD", "\uFFFF"})
  void leavesTextThatCanBeStoredAlone(String text) {
    assertTrue(UnicodeText.isWellFormed(text));
    assertEquals(text, UnicodeText.repair(text));
  }

  @Test
  void repairsEachHalfOfACharacter() {
    assertFalse(UnicodeText.isWellFormed("\ud83d"));
    assertEquals("\uFFFD", UnicodeText.repair("\ud83d"));
    assertEquals("\uFFFD\uFFFD", UnicodeText.repair("\ude00\ud83d"));
    assertEquals("a\uFFFD😀\uFFFDb", UnicodeText.repair("a\ud83d😀\ude00b"));
  }

  @Test
  void composesAName() {
    assertEquals("Café", UnicodeText.composed("Cafe\u0301"));
  }

  @Test
  void leavesATextAsItIsThatIsLongerThanAnyName() {
    String marks = "\u0301\u0316".repeat(200_000);
    assertEquals(
        marks,
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> UnicodeText.composed(marks)));
  }
}
