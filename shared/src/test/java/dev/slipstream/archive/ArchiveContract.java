package dev.slipstream.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every archive does. */
abstract class ArchiveContract {

  /** An archive with nothing in it. */
  abstract Archive archive();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsWrittenIsRead() {
    Archive archive = archive();
    byte[] all = new byte[70_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    archive.write("a/b/all.bin", all);
    archive.write("empty", new byte[0]);
    assertArrayEquals(all, archive.read("a/b/all.bin").orElseThrow());
    assertArrayEquals(new byte[0], archive.read("empty").orElseThrow());
  }

  @Test
  void whatIsNotThereIsAbsent() {
    assertEquals(Optional.empty(), archive().read("a/b").map(bytes -> bytes.length));
    assertEquals(List.of(), archive().list(""));
  }

  @Test
  void nothingIsWrittenOver() {
    Archive archive = archive();
    archive.write("a.json", bytes("first"));
    ArchiveException refused =
        assertThrows(ArchiveException.class, () -> archive.write("a.json", bytes("second")));
    assertTrue(refused.isThere());
    assertArrayEquals(bytes("first"), archive.read("a.json").orElseThrow());
  }

  @Test
  void namesAreListedInOrderByTheirBeginning() {
    Archive archive = archive();
    List.of("b/2.json", "b/1.json", "a/x:1", "b2/x", "c").forEach(n -> archive.write(n, bytes(n)));
    assertEquals(List.of("a/x:1", "b/1.json", "b/2.json", "b2/x", "c"), archive.list(""));
    assertEquals(List.of("b/1.json", "b/2.json", "b2/x"), archive.list("b"));
    assertEquals(List.of("b/1.json", "b/2.json"), archive.list("b/"));
    assertEquals(List.of(), archive.list("d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", "a/../b", ".", "a b", "a\\b", "a\u0000"})
  void aNameThatNotEveryArchiveCanHoldIsRefused(String name) {
    Archive archive = archive();
    assertThrows(IllegalArgumentException.class, () -> archive.write(name, bytes("x")));
    assertThrows(IllegalArgumentException.class, () -> archive.read(name));
  }
}
