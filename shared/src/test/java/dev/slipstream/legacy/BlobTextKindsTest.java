package dev.slipstream.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random edits of every kind but numbers: what they change, and that they change nothing else. */
final class BlobTextKindsTest {

  private static final int EDITS = 4;
  private static final String ADDED = "{\"q\":[\"\\\"\"]}";

  /** An edit of a kind, of a text and of the tree that the text says. */
  enum Kind {
    TEXT {
      @Override
      Optional<BlobText> edit(BlobText blob, List<String> place, long dice) {
        return blob.text(place, word(dice));
      }

      @Override
      Optional<Object> edit(Object tree, List<String> place, long dice) {
        return PlainTree.withText(tree, place, word(dice));
      }
    },
    FLAG {
      @Override
      Optional<BlobText> edit(BlobText blob, List<String> place, long dice) {
        return blob.flag(place, dice % 2 == 0);
      }

      @Override
      Optional<Object> edit(Object tree, List<String> place, long dice) {
        return PlainTree.withFlag(tree, place, dice % 2 == 0);
      }
    },
    JSON {
      @Override
      Optional<BlobText> edit(BlobText blob, List<String> place, long dice) {
        return blob.json(place, RandomJson.of(dice, 0));
      }

      @Override
      Optional<Object> edit(Object tree, List<String> place, long dice) {
        return PlainTree.withTree(tree, place, PlainTree.of(parse(RandomJson.of(dice, 0))));
      }
    },
    ENTRIES {
      @Override
      Optional<BlobText> edit(BlobText blob, List<String> place, long dice) {
        List<ListEntry> entries = new ArrayList<>();
        kept(dice).forEach(index -> entries.add(new ListEntry.Kept(index)));
        entries.add(new ListEntry.New(ADDED));
        return blob.entries(place, entries);
      }

      @Override
      Optional<Object> edit(Object tree, List<String> place, long dice) {
        return PlainTree.withEntries(tree, place, kept(dice), PlainTree.of(parse(ADDED)));
      }
    };

    abstract Optional<BlobText> edit(BlobText blob, List<String> place, long dice);

    abstract Optional<Object> edit(Object tree, List<String> place, long dice);
  }

  private static String word(long dice) {
    return List.of("", "true", "a\"\\\n", "é😀", "7").get((int) (dice % 5));
  }

  private static List<Integer> kept(long dice) {
    return IntStream.range(0, 4).map(i -> 3 - i).filter(i -> (dice >> i & 1) == 0).boxed().toList();
  }

  @ParameterizedTest
  @EnumSource
  void anEditChangesWhatItIsForAndNothingElse(Kind kind) {
    int made = 0;
    for (int seed = 0; seed < 3_000; seed++) {
      made += editPlain(kind, RandomJson.objectOf(seed, 40), seed);
    }
    assertTrue(made > 500, "made: " + made);
  }

  private static int editPlain(Kind kind, String text, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BlobText blob = BlobTexts.of(text);
    int made = 0;
    for (int edit = 0; edit < EDITS; edit++) {
      List<String> place = RandomPlace.in(parse(blob.text()), random);
      long dice = random.nextLong(1_000);
      String which = kind + ", seed " + seed + ", edit " + edit;
      Optional<BlobText> edited = kind.edit(blob, place, dice);
      assertEdited(kind.edit(PlainTree.of(blob.root()), place, dice), edited, which);
      if (edited.isPresent()) {
        Gap gap = Gap.ofAll(blob.text(), place);
        gap.assertOnlyChangeOf(blob.text(), edited.get().text(), which);
        blob = edited.get();
        made++;
      }
    }
    return made;
  }

  private static void assertEdited(
      Optional<Object> expected, Optional<BlobText> edited, String which) {
    assertEquals(expected, edited.map(blob -> PlainTree.of(parse(blob.text()))), which);
  }

  @ParameterizedTest
  @EnumSource
  void anEditOfATextThatIsEncodedTwiceIsTheEditOfTheTextInIt(Kind kind) {
    for (int seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String text = RandomJson.objectOf(seed, 40);
      EncodedTwice encoded = EncodedTwice.of(text, random);
      List<String> place = RandomPlace.in(parse(text), random);
      long dice = random.nextLong(1_000);
      String which = kind + ", seed " + seed;
      Optional<BlobText> edited = kind.edit(BlobTexts.of(encoded.text()), place, dice);
      assertEquals(
          kind.edit(BlobTexts.of(text), place, dice).map(BlobText::text),
          edited.map(blob -> parse(blob.text()).literal()),
          which);
      Gap gap = Gap.ofAll(text, place).in(encoded);
      edited.ifPresent(blob -> gap.assertOnlyChangeOf(encoded.text(), blob.text(), which));
    }
  }

  @Test
  void aKeptEntryOfATextThatIsEncodedTwiceKeepsItsSpelling() {
    BlobText blob = BlobTexts.of("\"{\\\"a\\\":[\\u0031 ,\\u0022x\\\"]}\"");
    List<ListEntry> turned =
        List.of(new ListEntry.Kept(1), new ListEntry.New("\"y\""), new ListEntry.Kept(0));
    assertEquals(
        "\"{\\\"a\\\":[\\u0022x\\\",\\\"y\\\",\\u0031]}\"",
        blob.entries(List.of("a"), turned).orElseThrow().text());
  }

  private static Json parse(String text) {
    return JsonText.parse(text).orElseThrow(() -> new AssertionError("not JSON: " + text));
  }
}
