package dev.slipstream.store.firestore;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.Blob;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.FieldValue;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.GeoPoint;
import com.google.cloud.firestore.SetOptions;
import com.google.cloud.firestore.Transaction;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our values, documents and writes as the client's, and back. */
final class Encoding {

  private final Firestore firestore;

  Encoding(Firestore firestore) {
    this.firestore = firestore;
  }

  DocumentReference[] references(Collection<DocPath> paths) {
    return paths.stream().map(this::reference).toArray(DocumentReference[]::new);
  }

  private DocumentReference reference(DocPath path) {
    return firestore.document(path.toString());
  }

  static FieldPath fieldPath(dev.slipstream.model.FieldPath path) {
    return FieldPath.of(path.names().toArray(String[]::new));
  }

  static Timestamp timestamp(Instant instant) {
    return Timestamp.ofTimeSecondsAndNanos(instant.getEpochSecond(), instant.getNano());
  }

  void add(Transaction transaction, Write write) {
    DocumentReference document = reference(write.path());
    if (write instanceof Write.Create create) {
      transaction.create(document, encodeMap(create.fields()));
    } else if (write instanceof Write.Put put) {
      transaction.set(document, encodeMap(put.fields()));
    } else if (write instanceof Write.Merge merge) {
      transaction.set(document, encodeMap(merge.fields()), SetOptions.merge());
    } else if (write instanceof Write.Increment increment) {
      addIncrement(transaction, document, increment);
    } else {
      transaction.delete(document);
    }
  }

  private static void addIncrement(
      Transaction transaction, DocumentReference document, Write.Increment increment) {
    List<Object> more = new ArrayList<>();
    increment
        .amounts()
        .forEach(
            (field, amount) -> {
              more.add(fieldPath(field));
              more.add(FieldValue.increment(amount));
            });
    transaction.update(
        document, (FieldPath) more.get(0), more.get(1), more.subList(2, more.size()).toArray());
  }

  private Map<String, @Nullable Object> encodeMap(Fields fields) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    fields.map().forEach((name, value) -> map.put(name, encode(value)));
    return map;
  }

  private @Nullable Object encode(Value value) {
    if (value instanceof Fields fields) {
      return encodeMap(fields);
    }
    if (value instanceof Value.Items items) {
      List<@Nullable Object> list = new ArrayList<>();
      items.values().forEach(item -> list.add(encode(item)));
      return list;
    }
    if (value instanceof Value.Reference reference) {
      return reference(reference.path());
    }
    return encodeScalar(value);
  }

  private static @Nullable Object encodeScalar(Value value) {
    if (value instanceof Value.Text text) {
      return text.value();
    }
    if (value instanceof Value.Int number) {
      return number.value();
    }
    if (value instanceof Value.Bool bool) {
      return bool.value();
    }
    if (value instanceof Value.Time time) {
      return timestamp(time.value());
    }
    if (value instanceof Value.Null) {
      return null;
    }
    if (value instanceof Value.Real real) {
      return real.value();
    }
    if (value instanceof Value.Bytes bytes) {
      return Blob.fromBytes(bytes.toArray());
    }
    if (value instanceof Value.Point point) {
      return new GeoPoint(point.latitude(), point.longitude());
    }
    return value instanceof Value.ServerTime ? FieldValue.serverTimestamp() : FieldValue.delete();
  }

  /** A value to filter by; one that no filter takes is a caller's mistake. */
  static Object filterValue(Value value) {
    return Objects.requireNonNull(encodeScalar(value), "filters do not ask for null");
  }

  List<Document> documents(Collection<? extends DocumentSnapshot> snapshots) {
    return snapshots.stream().filter(DocumentSnapshot::exists).map(Encoding::document).toList();
  }

  private static Document document(DocumentSnapshot snapshot) {
    return new Document(
        DocPath.parse(snapshot.getReference().getPath()),
        decodeMap(Optional.ofNullable(snapshot.getData()).orElse(Map.of())),
        instant(Objects.requireNonNull(snapshot.getCreateTime())),
        instant(Objects.requireNonNull(snapshot.getUpdateTime())));
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static Fields decodeMap(Map<?, ?> map) {
    Map<String, Value> fields = new LinkedHashMap<>();
    map.forEach((name, value) -> fields.put((String) name, decode(value)));
    return new Fields(fields);
  }

  private static Value decode(@Nullable Object value) {
    if (value == null) {
      return Value.NULL;
    }
    if (value instanceof Map<?, ?> map) {
      return decodeMap(map);
    }
    if (value instanceof List<?> list) {
      return Value.items(list.stream().map(Encoding::decode).toList());
    }
    return decodeScalar(value);
  }

  private static Value decodeScalar(Object value) {
    if (value instanceof String text) {
      return Value.of(text);
    }
    if (value instanceof Long number) {
      return Value.of(number);
    }
    if (value instanceof Boolean bool) {
      return Value.of(bool);
    }
    if (value instanceof Timestamp time) {
      return Value.of(instant(time));
    }
    if (value instanceof Double real) {
      return new Value.Real(real);
    }
    if (value instanceof Blob blob) {
      return new Value.Bytes(ByteBuffer.wrap(blob.toBytes()));
    }
    if (value instanceof GeoPoint point) {
      return new Value.Point(point.getLatitude(), point.getLongitude());
    }
    if (value instanceof DocumentReference reference) {
      return new Value.Reference(DocPath.parse(reference.getPath()));
    }
    throw new StoreException(
        Reason.REFUSED, "a field of a kind that is not supported: " + value.getClass().getName());
  }
}
