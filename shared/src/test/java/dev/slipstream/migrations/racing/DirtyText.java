package dev.slipstream.migrations.racing;

import com.google.gson.JsonPrimitive;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.MapBlob;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Damages a blob's text as a whole: cut off, written over, encoded twice, or grown huge. */
final class DirtyText {

  /** Most characters of a text that still fits a document beside its name and path. */
  private static final int LARGEST = 900 * 1024;

  private static final List<String> JUNK =
      List.of(
          "}", "{", "]", ",", "\"", "\\", "\u0000", "x", "//", " null", "😀", "\u2028", "{}",
          "\\u00");

  private static final List<String> WHOLE =
      List.of(
          " ",
          "{}",
          "null",
          "[]",
          "17",
          "true",
          "\"\"",
          "\"{}\"",
          "\"null\"",
          "\"[]\"",
          "{",
          "}",
          "undefined",
          "[object Object]",
          "\uFEFF",
          "\u0000",
          "\"\\ud800\"",
          "{\"\":{\"\":[]}}");

  /** A member more, near the largest that a document holds. */
  private static final List<Supplier<String>> UNKNOWN =
      List.of(
          () -> "\"deep\":" + "[".repeat(100_000) + "]".repeat(100_000),
          () -> "\"deep\":" + "{\"deep\":".repeat(90_000) + "1" + "}".repeat(90_000),
          () -> "\"unknown\":" + repeated("{\"a\":[1e3,null]}", LARGEST / 17),
          () -> "\"" + "x".repeat(LARGEST) + "\":1");

  /** The same, of members that the migration reads, by blob. */
  private static final Map<String, List<Supplier<String>>> HUGE =
      Map.of(
          ProfileBlob.NAME,
          List.of(
              () -> "\"friendRequestsSent\":" + uids(60_000),
              () -> "\"username\":\"" + "名".repeat(LARGEST / 3) + '"',
              () -> "\"username\":\"" + "\u0301\u0316".repeat(LARGEST / 4) + '"',
              () -> "\"spellDeck\":" + repeated("\"Void blades\"", LARGEST / 14),
              () -> "\"selectedCar\":\"" + "x ".repeat(LARGEST / 2) + '"',
              () -> "\"clanName\":\"" + "x ".repeat(LARGEST / 2) + '"',
              () -> "\"avatar\":" + "[".repeat(LARGEST / 2) + "]".repeat(LARGEST / 2),
              () -> "\"playerCoins\":" + "9".repeat(LARGEST)),
          GarageBlob.NAME,
          List.of(
              () -> "\"crateData\":{" + tiers(LARGEST / 12) + "}",
              () -> "\"carsData\":" + repeated("{\"carName\":\"Deimos GT\"}", LARGEST / 24),
              () -> "\"garageItemsData\":" + repeated("{\"variants\":[{\"count\":1}]}", 30_000)),
          SocialBlob.NAME,
          List.of(
              () -> "\"friends\":" + uids(40_500),
              () -> "\"friends\":" + uids(39_000),
              () -> "\"friends\":" + repeated("{\"userId\":\"u1\"}", LARGEST / 16),
              () -> "\"friendRequests\":" + repeated("null", LARGEST / 5)),
          MapBlob.NAME,
          List.of(
              () -> "\"mapStats\":" + repeated("{\"levelName\":\"24\",\"stars\":9}", 30_000),
              () -> "\"mapStats\":" + repeated("{\"levelName\":\"Ocean Drive\"}", 30_000)));

  private final DirtyJson json;
  private final SplittableRandom random;

  DirtyText(DirtyJson json) {
    this.json = json;
    this.random = json.random();
  }

  String of(String name, String text) {
    if (random.nextInt(8_000) == 0) {
      return huge(name, text);
    }
    return random.nextInt(60) == 0 ? damaged(text) : text;
  }

  private String damaged(String text) {
    int at = random.nextInt(text.length() + 1);
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> text.substring(0, at);
      case 3 -> text.substring(at);
      case 4 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 3));
      case 5 -> text.substring(0, at) + json.pick(JUNK) + text.substring(at);
      case 6 -> text + json.pick(JUNK);
      case 7 -> "\uFEFF" + text;
      case 8, 9 -> encoded(text);
      case 10 -> encoded(encoded(text));
      case 11 -> encoded(text).substring(0, Math.max(1, at));
      case 12 -> " \n" + text + "\t\r\n ";
      case 13 -> text.replace("\"", "'");
      case 14 -> text + text;
      default -> json.pick(WHOLE);
    };
  }

  private static String encoded(String text) {
    return new JsonPrimitive(text).toString();
  }

  /**
   * A text near the largest that a document holds, by one member more; the last of a name counts.
   */
  private String huge(String name, String text) {
    List<Supplier<String>> members = HUGE.getOrDefault(name, UNKNOWN);
    return text.endsWith("}")
        ? text.substring(0, text.length() - 1) + "," + json.pick(members).get() + "}"
        : "[".repeat(100_000);
  }

  private static String uids(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"uFriend" + i + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String repeated(String entry, int count) {
    return "[" + (entry + ",").repeat(count - 1) + entry + "]";
  }

  private static String tiers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"T" + i + "\":1")
        .collect(Collectors.joining(","));
  }
}
