package dev.slipstream.store.firestore;

import com.google.firestore.v1.ArrayValue;
import com.google.firestore.v1.MapValue;
import com.google.firestore.v1.Value;
import com.google.protobuf.ByteString;
import com.google.protobuf.NullValue;
import com.google.protobuf.Timestamp;
import com.google.type.LatLng;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value.Bool;
import dev.slipstream.model.Value.Bytes;
import dev.slipstream.model.Value.Int;
import dev.slipstream.model.Value.Items;
import dev.slipstream.model.Value.Null;
import dev.slipstream.model.Value.Point;
import dev.slipstream.model.Value.Real;
import dev.slipstream.model.Value.Reference;
import dev.slipstream.model.Value.Text;
import dev.slipstream.model.Value.Time;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Our values and documents as the protocol's, and back. */
final class Encoding {

  private final Names names;

  Encoding(Names names) {
    this.names = names;
  }

  static Timestamp encode(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  /** A value that can be stored; instructions to the server are not values. */
  Value encode(dev.slipstream.model.Value value) {
    Value.Builder encoded = Value.newBuilder();
    if (value instanceof Fields fields) {
      MapValue.Builder map = MapValue.newBuilder();
      fields.forEach((name, inner) -> map.putFields(name, encode(inner)));
      encoded.setMapValue(map);
    } else if (value instanceof Items items) {
      ArrayValue.Builder list = ArrayValue.newBuilder();
      items.values().forEach(item -> list.addValues(encode(item)));
      encoded.setArrayValue(list);
    } else if (value instanceof Reference reference) {
      encoded.setReferenceValue(names.of(reference.path()));
    } else {
      encodeScalar(encoded, value);
    }
    return encoded.build();
  }

  private static void encodeScalar(Value.Builder encoded, dev.slipstream.model.Value value) {
    if (value instanceof Text text) {
      encoded.setStringValue(text.value());
    } else if (value instanceof Int number) {
      encoded.setIntegerValue(number.value());
    } else if (value instanceof Bool bool) {
      encoded.setBooleanValue(bool.value());
    } else if (value instanceof Time time) {
      encoded.setTimestampValue(encode(time.value()));
    } else if (value instanceof Null) {
      encoded.setNullValue(NullValue.NULL_VALUE);
    } else if (value instanceof Real real) {
      encoded.setDoubleValue(real.value());
    } else {
      encodeRare(encoded, value);
    }
  }

  private static void encodeRare(Value.Builder encoded, dev.slipstream.model.Value value) {
    if (value instanceof Bytes bytes) {
      encoded.setBytesValue(ByteString.copyFrom(bytes.toArray()));
    } else if (value instanceof Point point) {
      encoded.setGeoPointValue(
          LatLng.newBuilder().setLatitude(point.latitude()).setLongitude(point.longitude()));
    } else {
      throw new IllegalArgumentException("not a value that can be stored: " + value);
    }
  }

  Document decode(com.google.firestore.v1.Document document) {
    return new Document(
        names.path(document.getName()),
        decode(document.getFieldsMap()),
        decode(document.getCreateTime()),
        decode(document.getUpdateTime()));
  }

  private static Instant decode(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private Fields decode(Map<String, Value> map) {
    Map<String, dev.slipstream.model.Value> fields = new LinkedHashMap<>();
    map.forEach((name, value) -> fields.put(name, decode(value)));
    return new Fields(fields);
  }

  dev.slipstream.model.Value decode(Value value) {
    return switch (value.getValueTypeCase()) {
      case MAP_VALUE -> decode(value.getMapValue().getFieldsMap());
      case ARRAY_VALUE ->
          new Items(value.getArrayValue().getValuesList().stream().map(this::decode).toList());
      case STRING_VALUE -> new Text(value.getStringValue());
      case INTEGER_VALUE -> new Int(value.getIntegerValue());
      case BOOLEAN_VALUE -> new Bool(value.getBooleanValue());
      case TIMESTAMP_VALUE -> new Time(decode(value.getTimestampValue()));
      case NULL_VALUE -> new Null();
      case DOUBLE_VALUE -> new Real(value.getDoubleValue());
      case BYTES_VALUE -> new Bytes(value.getBytesValue().asReadOnlyByteBuffer());
      case GEO_POINT_VALUE -> decode(value.getGeoPointValue());
      case REFERENCE_VALUE -> new Reference(names.path(value.getReferenceValue()));
      default ->
          throw new StoreException(
              Reason.REFUSED,
              "a field of a kind that is not supported: " + value.getValueTypeCase());
    };
  }

  private static Point decode(LatLng point) {
    return new Point(point.getLatitude(), point.getLongitude());
  }
}
