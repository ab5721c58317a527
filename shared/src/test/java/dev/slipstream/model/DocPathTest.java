package dev.slipstream.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of documents. */
final class DocPathTest {

  @Test
  void namesItsParts() {
    DocPath stats = DocPath.of("Players", "u1", "Economy", "Stats");
    assertEquals("Players/u1/Economy/Stats", stats.toString());
    assertEquals("Stats", stats.id());
    assertEquals("Economy", stats.collectionId());
    assertEquals("Players/u1/Economy", stats.collection());
    assertEquals(stats, DocPath.of("Players", "u1").child("Economy", "Stats"));
  }

  @Test
  void isReadFromText() {
    assertEquals(DocPath.of("Players", "u1"), DocPath.parse("Players/u1"));
    assertEquals(DocPath.of("Players", "u1"), DocPath.parse("/Players/u1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "Players",
        "Players/u1/Economy",
        "Players/",
        "Players//Economy/Stats",
        "//u1",
        "Players/u1/",
        "Players/.",
        "Players/..",
        "./u1",
        "Players/__u1__",
        "__Players__/u1",
        "Players/____"
      })
  void whatIsNoAddressCannotBeBuilt(String path) {
    assertThrows(IllegalArgumentException.class, () -> DocPath.parse(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.b", "...", "__a", "a__", "_", "___", " ", "ä", "😀", "`", "a\nb", "\u0000"})
  void oddIdsAreIds(String id) {
    assertTrue(DocPath.isValidId(id));
    assertEquals(id, DocPath.of("Players", id).id());
  }

  @ParameterizedTest
  @MethodSource
  void idsThatFirestoreRefusesAreNone(String id) {
    assertFalse(DocPath.isValidId(id));
    assertThrows(IllegalArgumentException.class, () -> DocPath.of("Players", id));
    assertThrows(IllegalArgumentException.class, () -> new Subject(id));
  }

  static Stream<String> idsThatFirestoreRefusesAreNone() {
    return Stream.of(
        "",
        ".",
        "..",
        "a/b",
        "__a__",
        "__\n__",
        "\ud83d",
        "x\ude00",
        "x".repeat(1501),
        "ä".repeat(751));
  }

  @Test
  void anIdHasAtMost1500Bytes() {
    assertTrue(DocPath.isValidId("x".repeat(1500)));
    assertTrue(DocPath.isValidId("ä".repeat(750)));
  }

  @Test
  void aPathHasAtMost100CollectionsAnd6Kibibytes() {
    String[] segments = new String[200];
    Arrays.fill(segments, "s");
    assertEquals(200, DocPath.of(segments).segments().size());
    assertThrows(IllegalArgumentException.class, () -> DocPath.of(segments).child("one", "more"));
    String id = "x".repeat(1500);
    assertThrows(IllegalArgumentException.class, () -> DocPath.of(id, id, id, id, id, id));
  }

  @Test
  void orderIsSegmentBySegmentInUtf8() {
    List<DocPath> inOrder =
        Stream.of(
                "a/1",
                "a/1/b/1",
                "a/1/b/2",
                "a/1-",
                "a/1-/b/1",
                "a/10",
                "a/B",
                "a/b",
                "a/ä",
                "a/\uFFFD",
                "a/😀",
                "a-/1",
                "b/1")
            .map(DocPath::parse)
            .toList();
    List<DocPath> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(1));
    Collections.sort(shuffled);
    assertEquals(inOrder, shuffled);
  }
}
