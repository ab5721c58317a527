package dev.slipstream.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random edits of random texts: what they change, and that they change nothing else. */
final class BlobTextEditsTest {

  private static final int EDITS = 4;

  @Test
  void anEditOfASmallTextChangesItsNumberAndNothingElse() {
    int made = 0;
    for (int seed = 0; seed < 5_000; seed++) {
      made += editPlain(RandomJson.objectOf(seed, 40), seed);
    }
    assertTrue(made > 5_000 && made < 5_000 * (EDITS - 1), "some are refused, made: " + made);
  }

  @Test
  void anEditOfALongTextChangesItsNumberAndNothingElse() {
    for (int seed = 0; seed < 40; seed++) {
      editPlain(RandomJson.objectOf(seed, 100_000 + 1_000 * seed), seed);
    }
  }

  private static int editPlain(String text, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BlobText blob = BlobTexts.of(text);
    int made = 0;
    for (int edit = 0; edit < EDITS; edit++) {
      List<String> place = RandomPlace.in(parse(blob.text()), random);
      long value = value(random);
      Optional<BlobText> edited = blob.number(place, value);
      assertPut(blob.text(), place, value, edited, "seed " + seed + ", edit " + edit);
      made += edited.isPresent() ? 1 : 0;
      blob = edited.orElse(blob);
    }
    return made;
  }

  private static void assertPut(
      String before, List<String> place, long value, Optional<BlobText> after, String which) {
    Optional<Object> expected = PlainTree.with(PlainTree.of(parse(before)), place, value);
    assertEquals(expected, after.map(blob -> PlainTree.of(parse(blob.text()))), which);
    after.ifPresent(blob -> Gap.of(before, place).assertOnlyChangeOf(before, blob.text(), which));
  }

  @Test
  void anEditOfATextThatIsEncodedTwiceIsTheEditOfTheTextInIt() {
    for (int seed = 0; seed < 3_000; seed++) {
      editEncoded(RandomJson.objectOf(seed, 40), seed);
    }
    for (int seed = 0; seed < 10; seed++) {
      editEncoded(RandomJson.objectOf(seed, 100_000), seed);
    }
  }

  private static void editEncoded(String text, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    EncodedTwice encoded = EncodedTwice.of(text, random);
    BlobText inner = BlobTexts.of(text);
    BlobText outer = BlobTexts.of(encoded.text());
    for (int edit = 0; edit < EDITS; edit++) {
      List<String> place = RandomPlace.in(parse(text), random);
      long value = value(random);
      String which = "seed " + seed + ", edit " + edit;
      Optional<BlobText> edited = outer.number(place, value);
      assertEquals(
          inner.number(place, value).map(BlobText::text),
          edited.map(blob -> parse(blob.text()).literal()),
          which);
      Gap gap = Gap.of(text, place).in(encoded);
      edited.ifPresent(blob -> gap.assertOnlyChangeOf(encoded.text(), blob.text(), which));
    }
  }

  private static long value(SplittableRandom random) {
    return random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(20);
  }

  private static Json parse(String text) {
    return JsonText.parse(text).orElseThrow(() -> new AssertionError("not JSON: " + text));
  }
}
