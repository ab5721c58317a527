package dev.slipstream.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.model.Finding.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LegacyTimeTest {

  private final Notes notes = new Notes();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // numbers: seconds, milliseconds, .NET ticks, ticks with the UTC flag of ToBinary
        "1739560000              | 2025-02-14T19:06:40Z",
        "100000000               | 1973-03-03T09:46:40Z",
        "1739560000123           | 2025-02-14T19:06:40.123Z",
        "100000000000            | 1973-03-03T09:46:40Z",
        "1.739560000123e12       | 2025-02-14T19:06:40.123Z",
        "1739560000123.9         | 2025-02-14T19:06:40.123Z",
        "638752000000000000      | 2025-02-15T07:06:40Z",
        "5250438018427387904     | 2025-02-15T07:06:40Z",
        "'\"1739560000\"'        | 2025-02-14T19:06:40Z",
        "'\" 1739560000123 \"'   | 2025-02-14T19:06:40.123Z",
        "'\"638752000000000000\"'| 2025-02-15T07:06:40Z",
        // Firestore's own, as its libraries print it
        "'{\"seconds\":1739560000,\"nanoseconds\":123456789}' | 2025-02-14T19:06:40.123Z",
        "'{\"_seconds\":1739560000,\"_nanoseconds\":0}'       | 2025-02-14T19:06:40Z",
        "'{\"seconds\":\"1739560000\"}'                       | 2025-02-14T19:06:40Z",
        "'{\"seconds\":-1,\"nanoseconds\":0}'                 | 1969-12-31T23:59:59Z",
        // day first, month first where it must be
        "'\"17/06/2025 9:55:15 AM\"'        | 2025-06-17T09:55:15Z",
        "'\"06/17/2025 9:55:15 PM\"'        | 2025-06-17T21:55:15Z",
        "'\"17/6/2025 21:55:15\"'           | 2025-06-17T21:55:15Z",
        "'\"5/5/2025 12:00:00 am\"'         | 2025-05-05T00:00:00Z",
        "'\"5/5/2025 12:00:00 PM\"'         | 2025-05-05T12:00:00Z",
        "'\"17/06/2025 9:55:15\\u202fPM\"'  | 2025-06-17T21:55:15Z",
        "'\"17/06/2025  9:55:15pm\"'        | 2025-06-17T21:55:15Z",
        // ISO 8601
        "'\"2025-06-17\"'                         | 2025-06-17T00:00:00Z",
        "'\"2025-06-17T09:55\"'                   | 2025-06-17T09:55:00Z",
        "'\"2025-06-17T09:55:15\"'                | 2025-06-17T09:55:15Z",
        "'\"2025-06-17T09:55:15Z\"'               | 2025-06-17T09:55:15Z",
        "'\"2025-06-17T09:55:15.1Z\"'             | 2025-06-17T09:55:15.100Z",
        "'\"2025-06-17T09:55:15.123456789Z\"'     | 2025-06-17T09:55:15.123Z",
        "'\"2025-06-17T09:55:15.1234567+10:00\"'  | 2025-06-16T23:55:15.123Z",
        "'\"2025-06-17T09:55:15+1000\"'           | 2025-06-16T23:55:15Z",
        "'\"9999-12-31T23:59:59.9999999Z\"'       | 9999-12-31T23:59:59.999Z",
      })
  void readsEveryForm(String json, Instant time) {
    assertEquals(Optional.of(time), read(json));
    assertEquals(List.of(), notes.warnings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "\"  \"",
        "0",
        "0.0",
        "-0",
        "\"0\"",
        "\"000\"",
        "\"0001-01-01\"",
        "\"0001-01-01T00:00:00\"",
        "\"0001-01-01T00:00:00+14:00\"",
        "\"1/1/0001 12:00:00 AM\"",
        "\"01/01/0001 00:00:00\"",
        "{\"seconds\":-62135596800}"
      })
  void readsWhatStandsForNoTimeAsNone(String json) {
    assertEquals(Optional.empty(), read(json));
    assertEquals(List.of(), notes.warnings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "[]",
        "[1739560000]",
        "{}",
        "{\"seconds\":null}",
        "{\"seconds\":1.5}",
        "{\"seconds\":1e9}",
        "{\"seconds\":999999999999}",
        "{\"seconds\":1,\"nanoseconds\":-1}",
        "{\"seconds\":1,\"nanoseconds\":1000000000}",
        "-1739560000",
        "99999999",
        "1e14",
        "499999999999999999",
        "1e18",
        "9223372036854775808",
        "1e999999999",
        "1e-999999999",
        "1e99999999999999999999",
        "0.5",
        "\"yesterday\"",
        "\"17.06.2025\"",
        "\"31/02/2025 9:55:15 AM\"",
        "\"13/13/2025 9:55:15 AM\"",
        "\"0/5/2025 9:55:15\"",
        "\"5/5/2025 13:00:00 PM\"",
        "\"5/5/2025 0:00:00 AM\"",
        "\"5/5/2025 24:00:00\"",
        "\"5/5/2025 9:60:15\"",
        "\"2025-02-30\"",
        "\"2025-06-17T25:00:00Z\"",
        "\"2025-6-7\"",
        "\"2025-06-17 09:55:15\"",
        "\"12345678901234567890\"",
        "\"+1739560000\"",
        "\"1739560000.5\"",
        "\"9999-12-31T23:59:59-01:00\"",
        "\"+10000-01-01T00:00:00Z\"",
        "\"+999999999-12-31\""
      })
  void notesWhatIsNoTimeInAnyForm(String json) {
    assertEquals(Optional.empty(), read(json));
    assertEquals(List.of(BlobCode.TIMESTAMP_UNPARSEABLE), codes());
  }

  @Test
  void takesTheDayFirstAndNotesThatItMayBeTheMonth() {
    assertEquals(Optional.of(Instant.parse("2025-06-05T09:55:15Z")), read("\"5/6/2025 9:55:15\""));
    assertEquals(List.of(BlobCode.TIMESTAMP_AMBIGUOUS), codes());
  }

  @Test
  void anAbsentFieldIsNoTime() {
    Coercion coercion = new Coercion("phase", notes);
    assertEquals(Optional.empty(), LegacyTime.read(Optional.empty(), coercion, place()));
    assertEquals(List.of(), notes.warnings());
  }

  private Optional<Instant> read(String json) {
    return LegacyTime.read(JsonText.parse(json), new Coercion("phase", notes), place());
  }

  private static Place place() {
    return Places.field("time");
  }

  private List<?> codes() {
    return notes.warnings().stream().map(finding -> finding.code()).toList();
  }
}
