package dev.slipstream.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.slipstream.model.Document;
import dev.slipstream.seed.Dirt;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.seed.LegacyPopulation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Profiles and garages as players have them, each odd in some way, patched all day long. */
final class BlobTextPlayersTest {

  private static final int PLAYERS = 400;
  private static final int PATCHES = 1_000;
  private static final int AMOUNTS = 5;

  private static final Set<Dirt> ODD =
      EnumSet.of(Dirt.ENCODED_TWICE, Dirt.NUMBER_AS_TEXT, Dirt.MEMBER_TWICE, Dirt.HALF_A_CHARACTER);

  private static final List<LegacyBlob> BLOBS =
      IntStream.range(0, PLAYERS)
          .mapToObj(new LegacyPopulation(7, 100)::player)
          .filter(player -> ODD.contains(player.dirt().orElseThrow()))
          .flatMap(BlobTextPlayersTest::blobs)
          .toList();

  private static Stream<LegacyBlob> blobs(LegacyPlayer player) {
    return Stream.of(ProfileBlob.NAME, GarageBlob.NAME)
        .map(name -> LegacyBlob.read(name, document(player, name), new Notes()))
        .filter(blob -> !numbers(blob.root()).isEmpty());
  }

  private static Optional<Document> document(LegacyPlayer player, String name) {
    return player.documents().entrySet().stream()
        .filter(entry -> LegacyPaths.isBlob(entry.getKey(), name))
        .map(entry -> new Document(entry.getKey(), entry.getValue(), Instant.EPOCH, Instant.EPOCH))
        .findFirst();
  }

  @Test
  void aBlobPatchedAThousandTimesDiffersFromTheOriginalOnlyInTheNumbersThatChanged() {
    for (int i = 0; i < BLOBS.size(); i++) {
      patchAllDay(BLOBS.get(i), new SplittableRandom(i));
    }
  }

  private static void patchAllDay(LegacyBlob blob, SplittableRandom random) {
    BlobText patched = BlobText.of(blob);
    List<List<String>> amounts = handful(numbers(blob.root()), random);
    Map<List<String>, Long> last = new HashMap<>();
    for (int patch = 0; patch < PATCHES; patch++) {
      List<String> amount = amounts.get(random.nextInt(amounts.size()));
      last.put(amount, random.nextLong(1L << random.nextInt(1, 53)));
      patched = patched.number(amount, last.get(amount)).orElseThrow();
    }
    assertPatched(blob.text().orElseThrow(), patched.text(), last);
  }

  private static void assertPatched(String before, String after, Map<List<String>, Long> numbers) {
    String inner = decoded(after);
    assertEquals(without(decoded(before), numbers.keySet()), without(inner, numbers.keySet()));
    assertEquals(isEncodedTwice(before) ? new JsonPrimitive(inner).toString() : inner, after);
    Json root = JsonText.parse(inner).orElseThrow();
    numbers.forEach((place, number) -> assertEquals("" + number, at(root, place).literal()));
  }

  private static String without(String text, Collection<List<String>> places) {
    String rest = text;
    for (Gap gap : gapsFromTheEnd(text, places)) {
      rest = gap.cutOutOf(rest);
    }
    return rest;
  }

  private static List<Gap> gapsFromTheEnd(String text, Collection<List<String>> places) {
    return places.stream()
        .map(place -> Gap.of(text, place))
        .sorted(Comparator.comparingInt(Gap::start).reversed())
        .toList();
  }

  @Test
  void theBlobsAreManyAndSomeAreEncodedTwiceOrHoldNumbersAsTexts() {
    assertTrue(BLOBS.size() > 50, "blobs: " + BLOBS.size());
    assertTrue(BLOBS.stream().anyMatch(blob -> isEncodedTwice(blob.text().orElseThrow())));
    assertTrue(BLOBS.stream().anyMatch(BlobTextPlayersTest::holdsNumberAsText));
  }

  private static boolean holdsNumberAsText(LegacyBlob blob) {
    return numbers(blob.root()).stream().anyMatch(place -> isText(at(blob.root(), place)));
  }

  /** A few of the numbers; the first, too, which is one as text where there is one. */
  private static List<List<String>> handful(List<List<String>> places, SplittableRandom random) {
    List<List<String>> some = new ArrayList<>(places.subList(0, 1));
    random.ints(AMOUNTS - 1, 0, places.size()).mapToObj(places::get).forEach(some::add);
    return some;
  }

  /** The places of all numbers, those as texts first. */
  private static List<List<String>> numbers(Json root) {
    List<List<String>> places = new ArrayList<>();
    addNumbers(root, List.of(), places);
    places.sort(Comparator.comparing(place -> !isText(at(root, place))));
    return places;
  }

  private static void addNumbers(Json node, List<String> place, List<List<String>> places) {
    if (node.is(Json.Kind.NUMBER) || (isText(node) && node.literal().matches(" *[+-]?[0-9]+ *"))) {
      places.add(place);
    }
    for (String step : RandomPlace.steps(node)) {
      List<String> below = Stream.concat(place.stream(), Stream.of(step)).toList();
      addNumbers(node.child(step).orElseThrow(), below, places);
    }
  }

  private static Json at(Json root, List<String> place) {
    Json node = root;
    for (String step : place) {
      node = node.child(step).orElseThrow();
    }
    return node;
  }

  private static boolean isText(Json node) {
    return node.is(Json.Kind.TEXT);
  }

  private static boolean isEncodedTwice(String text) {
    return text.startsWith("\"");
  }

  private static String decoded(String text) {
    return isEncodedTwice(text) ? JsonParser.parseString(text).getAsString() : text;
  }
}
