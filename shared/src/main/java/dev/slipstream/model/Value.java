package dev.slipstream.model;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * One field value as Firestore stores it. A map value is {@link Fields}.
 *
 * <p>{@link ServerTime} and {@link Removed} are instructions rather than values: they occur in
 * writes only and are never read back.
 */
public sealed interface Value
    permits Fields,
        Value.Null,
        Value.Bool,
        Value.Int,
        Value.Real,
        Value.Text,
        Value.Time,
        Value.Bytes,
        Value.Point,
        Value.Reference,
        Value.Items,
        Value.ServerTime,
        Value.Removed {

  Value NULL = new Null();

  /** Becomes the commit time when written. */
  Value SERVER_TIME = new ServerTime();

  /** Takes the field away when merged. */
  Value REMOVED = new Removed();

  record Null() implements Value {}

  record Bool(boolean value) implements Value {}

  /** A 64-bit integer; exact beyond 2^53. */
  record Int(long value) implements Value {}

  record Real(double value) implements Value {}

  record Text(String value) implements Value {}

  /** A point in time, cut to microseconds as Firestore does. */
  record Time(Instant value) implements Value {
    public Time {
      value = value.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /** Binary data; the buffer is read-only and compares by content. */
  record Bytes(ByteBuffer value) implements Value {
    public Bytes {
      value = ByteBuffer.wrap(copy(value)).asReadOnlyBuffer();
    }

    public byte[] toArray() {
      return copy(value);
    }

    private static byte[] copy(ByteBuffer from) {
      byte[] bytes = new byte[from.remaining()];
      from.duplicate().get(bytes);
      return bytes;
    }
  }

  /** A place on earth, in degrees. */
  record Point(double latitude, double longitude) implements Value {}

  /** A pointer to a document of the same database. */
  record Reference(DocPath path) implements Value {}

  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }
  }

  record ServerTime() implements Value {}

  record Removed() implements Value {}

  static Value of(long value) {
    return new Int(value);
  }

  static Value of(boolean value) {
    return new Bool(value);
  }

  static Value of(String value) {
    return new Text(value);
  }

  static Value of(Instant value) {
    return new Time(value);
  }

  static Value texts(Collection<String> values) {
    return new Items(values.stream().map(Value::of).toList());
  }

  static Value items(Collection<? extends Value> values) {
    return new Items(List.copyOf(values));
  }
}
