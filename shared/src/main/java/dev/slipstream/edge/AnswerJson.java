package dev.slipstream.edge;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * Our values as JSON that every client reads exactly: an integer beyond 2^53 - 1 is text, a time is
 * ISO 8601 in UTC with milliseconds (or microseconds where it has them), the time of a commit to
 * come is {@code "$serverTimestamp"}.
 */
public final class AnswerJson {

  static final String SERVER_TIME = "$serverTimestamp";

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private AnswerJson() {}

  public static JsonObject of(Fields fields) {
    JsonObject object = new JsonObject();
    fields.map().forEach((name, value) -> object.add(name, of(value)));
    return object;
  }

  private static JsonElement of(Value value) {
    if (value instanceof Fields fields) {
      return of(fields);
    }
    if (value instanceof Value.Items items) {
      JsonArray array = new JsonArray();
      items.values().forEach(item -> array.add(of(item)));
      return array;
    }
    if (value instanceof Value.Int number) {
      return of(number.value());
    }
    if (value instanceof Value.Bool bool) {
      return new JsonPrimitive(bool.value());
    }
    if (value instanceof Value.Real real && Double.isFinite(real.value())) {
      return new JsonPrimitive(real.value());
    }
    return value instanceof Value.Null ? JsonNull.INSTANCE : new JsonPrimitive(text(value));
  }

  private static JsonElement of(long number) {
    return -Limits.MAX_EXACT <= number && number <= Limits.MAX_EXACT
        ? new JsonPrimitive(number)
        : new JsonPrimitive(Long.toString(number));
  }

  /** The values that JSON has no kind for, and text itself. */
  private static String text(Value value) {
    if (value instanceof Value.Text text) {
      return text.value();
    }
    if (value instanceof Value.Time time) {
      return isoOf(time.value());
    }
    if (value instanceof Value.Real real) {
      return Double.toString(real.value());
    }
    if (value instanceof Value.Bytes bytes) {
      return Base64.getEncoder().encodeToString(bytes.toArray());
    }
    if (value instanceof Value.Point point) {
      return point.latitude() + "," + point.longitude();
    }
    if (value instanceof Value.Reference reference) {
      return reference.path().toString();
    }
    return value instanceof Value.ServerTime ? SERVER_TIME : "$delete";
  }

  static String isoOf(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.MILLIS))
        ? MILLIS.format(time)
        : DateTimeFormatter.ISO_INSTANT.format(time);
  }
}
