package dev.slipstream.seed;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Points in time as legacy data writes them, contract A12. */
final class Times {

  private static final Instant FIRST = Instant.parse("2024-03-01T00:00:00Z");
  private static final Instant RECENT = Instant.parse("2025-10-01T00:00:00Z");
  private static final int DAY = 24 * 3600;
  private static final long NET_EPOCH_SECONDS = 62_135_596_800L;
  private static final long TICKS_PER_SECOND = 10_000_000;
  private static final DateTimeFormatter DAY_FIRST =
      DateTimeFormatter.ofPattern("d/M/uuuu h:mm:ss a", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  /** When an account was made. */
  static JsonElement created(Dice dice) {
    return plain(FIRST.plusSeconds(dice.below(500 * DAY)), dice);
  }

  static JsonElement recent(Dice dice) {
    return plain(RECENT.plusSeconds(dice.below(14 * DAY)), dice);
  }

  private static JsonElement plain(Instant time, Dice dice) {
    return dice.chance(60) ? text(time.toString()) : number(time.toEpochMilli());
  }

  /** {@code 17/06/2025 9:55:15 AM}, on a day that cannot be taken for a month. */
  static String dayFirst(Dice dice) {
    Instant day = Instant.parse("2025-06-13T00:00:00Z").plusSeconds(dice.below(17 * DAY));
    return DAY_FIRST.format(day);
  }

  /** In one of the forms that only some writers used. */
  static JsonElement rare(Dice dice) {
    Instant time = FIRST.plusSeconds(dice.below(500 * DAY));
    long seconds = time.getEpochSecond();
    long ticks = (seconds + NET_EPOCH_SECONDS) * TICKS_PER_SECOND;
    return dice.pick(
        List.of(
            number(seconds),
            text(Long.toString(seconds * 1000)),
            number(ticks),
            text(Long.toString(ticks)),
            number(ticks + (1L << 62)),
            text(dayFirst(dice)),
            text(time.toString().replace("Z", "")),
            text(time.toString().replace("Z", ".1234567+10:00")),
            text("2025-06-17"),
            JsonParts.object("seconds", seconds, "nanoseconds", 500_000_000),
            JsonParts.object("_seconds", seconds, "_nanoseconds", 0),
            text("0001-01-01T00:00:00"),
            number(0)));
  }

  private static JsonElement text(String time) {
    return new JsonPrimitive(time);
  }

  private static JsonElement number(long time) {
    return new JsonPrimitive(time);
  }
}
