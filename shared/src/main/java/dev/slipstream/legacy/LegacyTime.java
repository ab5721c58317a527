package dev.slipstream.legacy;

import dev.slipstream.model.Finding.Place;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a point in time in any of the forms that legacy data has, contract A12: epoch seconds and
 * milliseconds, .NET ticks, Firestore's map, {@code d/M/yyyy h:mm:ss tt}, ISO 8601.
 */
public final class LegacyTime {

  private static final String NET_MIN_VALUE = "0001-01-01";

  /** C#'s "no time" is the first instant of year 1, in whatever form and zone. */
  private static final Instant AFTER_NET_MIN_VALUE = Instant.parse("0001-01-03T00:00:00Z");

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

  /** Newer .NET writes a narrow no-break space before AM and PM. */
  private static final Pattern SLASHED =
      Pattern.compile(
          "(\\d{1,2})/(\\d{1,2})/(\\d{4})\\s+(\\d{1,2}):(\\d{2}):(\\d{2})"
              + "(?:[\\s\\u00a0\\u202f]*([AaPp])[Mm])?");

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern(
              "uuuu-MM-dd['T'HH:mm[:ss][[.SSSSSSSSS][.SSSSSSSS][.SSSSSSS][.SSSSSS]"
                  + "[.SSSSS][.SSSS][.SSS][.SS][.S]][XXX][XX][X]]",
              Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final long UTC_FLAG = 1L << 62;
  private static final long TICKS_PER_MILLI = 10_000;
  private static final long NET_EPOCH_MILLIS = 62_135_596_800_000L;
  private static final long FIRST_MILLIS = 100_000_000_000L;
  private static final long END_OF_MILLIS = 100_000_000_000_000L;
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
  private static final long FIRST_SECOND = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();

  private final Coercion coercion;
  private final Place at;

  private LegacyTime(Coercion coercion, Place at) {
    this.coercion = coercion;
    this.at = at;
  }

  /**
   * A time as JSON that is read back as it is, to the millisecond: epoch milliseconds, or ISO 8601
   * where such a number would be taken for seconds.
   */
  public static String json(Instant time) {
    long millis = time.toEpochMilli();
    return millis >= FIRST_MILLIS && millis < END_OF_MILLIS
        ? Long.toString(millis)
        : BlobText.quoted(Instant.ofEpochMilli(millis).toString());
  }

  static Optional<Instant> read(Optional<Json> value, Coercion coercion, Place at) {
    return value
        .flatMap(json -> new LegacyTime(coercion, at).readStorable(json))
        .filter(time -> !time.isBefore(AFTER_NET_MIN_VALUE))
        .map(time -> time.truncatedTo(ChronoUnit.MILLIS));
  }

  /** ISO 8601 knows years that Firestore does not. */
  private Optional<Instant> readStorable(Json json) {
    Optional<Instant> time = read(json);
    boolean isBeyond = time.filter(t -> t.getEpochSecond() > LAST_SECOND).isPresent();
    return isBeyond ? unparseable() : time;
  }

  private Optional<Instant> read(Json json) {
    return switch (json.kind()) {
      case NULL -> Optional.empty();
      case TEXT -> ofText(json.literal().trim());
      case NUMBER -> ofNumber(json.literal());
      case OBJECT -> ofMap(json);
      default -> unparseable();
    };
  }

  private Optional<Instant> ofText(String text) {
    if (text.isEmpty() || text.startsWith(NET_MIN_VALUE)) {
      return Optional.empty();
    }
    if (DIGITS.matcher(text).matches()) {
      return ofNumber(text);
    }
    Matcher slashed = SLASHED.matcher(text);
    return slashed.matches() ? ofSlashed(slashed) : ofIso(text);
  }

  private Optional<Instant> ofNumber(String literal) {
    Optional<BigDecimal> number = Numeral.parse(literal);
    if (number.filter(zero -> zero.signum() == 0).isPresent()) {
      return Optional.empty();
    }
    if (number.filter(n -> n.signum() > 0 && n.compareTo(MAX_LONG) <= 0).isEmpty()) {
      return unparseable();
    }
    long whole = number.get().longValue();
    long n = whole >= UTC_FLAG ? whole - UTC_FLAG : whole;
    if (n >= 500_000_000_000_000_000L && n < 1_000_000_000_000_000_000L) {
      return Optional.of(Instant.ofEpochMilli(n / TICKS_PER_MILLI - NET_EPOCH_MILLIS));
    }
    if (n >= FIRST_MILLIS && n < END_OF_MILLIS) {
      return Optional.of(Instant.ofEpochMilli(n));
    }
    if (n >= 100_000_000L && n < FIRST_MILLIS) {
      return Optional.of(Instant.ofEpochSecond(n));
    }
    return unparseable();
  }

  private Optional<Instant> ofMap(Json json) {
    Optional<Long> seconds = wholeMember(json, "seconds").or(() -> wholeMember(json, "_seconds"));
    long nanos =
        wholeMember(json, "nanoseconds").or(() -> wholeMember(json, "_nanoseconds")).orElse(0L);
    boolean isTime =
        seconds.filter(s -> s >= FIRST_SECOND && s <= LAST_SECOND).isPresent()
            && nanos >= 0
            && nanos < 1_000_000_000;
    return isTime ? Optional.of(Instant.ofEpochSecond(seconds.get(), nanos)) : unparseable();
  }

  private static Optional<Long> wholeMember(Json json, String name) {
    return json.member(name)
        .filter(value -> value.is(Json.Kind.NUMBER) || value.is(Json.Kind.TEXT))
        .map(Json::literal)
        .filter(literal -> literal.matches("-?[0-9]{1,18}"))
        .map(Long::valueOf);
  }

  private Optional<Instant> ofSlashed(Matcher m) {
    int first = Integer.parseInt(m.group(1));
    int second = Integer.parseInt(m.group(2));
    boolean monthFirst = second > 12;
    Optional<Integer> hour = hour(Integer.parseInt(m.group(4)), Optional.ofNullable(m.group(7)));
    try {
      LocalDate date =
          LocalDate.of(
              Integer.parseInt(m.group(3)),
              monthFirst ? first : second,
              monthFirst ? second : first);
      LocalDateTime time =
          date.atTime(hour.orElse(24), Integer.parseInt(m.group(5)), Integer.parseInt(m.group(6)));
      if (first <= 12 && second <= 12 && first != second) {
        coercion.note(BlobCode.TIMESTAMP_AMBIGUOUS, at);
      }
      return Optional.of(time.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return unparseable();
    }
  }

  /** The hour from 0 to 23; empty where the clock face has no such hour. */
  private static Optional<Integer> hour(int shown, Optional<String> half) {
    if (half.isEmpty()) {
      return Optional.of(shown);
    }
    if (shown < 1 || shown > 12) {
      return Optional.empty();
    }
    int afternoon = half.get().equalsIgnoreCase("p") ? 12 : 0;
    return Optional.of(shown % 12 + afternoon);
  }

  private Optional<Instant> ofIso(String text) {
    try {
      TemporalAccessor time =
          ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (time instanceof OffsetDateTime exact) {
        return Optional.of(exact.toInstant());
      }
      LocalDateTime local =
          time instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) time;
      return Optional.of(local.toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return unparseable();
    }
  }

  private Optional<Instant> unparseable() {
    coercion.note(BlobCode.TIMESTAMP_UNPARSEABLE, at);
    return Optional.empty();
  }
}
