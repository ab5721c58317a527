package dev.slipstream.bench;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.FieldValue;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.SetOptions;
import com.google.cloud.firestore.UpdateBuilder;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A write as the official client takes it, its values made before anything is measured.
 *
 * @param call adds it to a batch or transaction
 */
record ClientWrite(DocPath path, Consumer<UpdateBuilder<?>> call) {

  static ClientWrite of(Firestore client, Write write) {
    return new ClientWrite(write.path(), call(client.document(write.path().toString()), write));
  }

  private static Consumer<UpdateBuilder<?>> call(DocumentReference document, Write write) {
    if (write instanceof Write.Create create) {
      Map<String, Object> fields = map(create.fields());
      return to -> to.create(document, fields);
    }
    if (write instanceof Write.Put put) {
      Map<String, Object> fields = map(put.fields());
      return to -> to.set(document, fields);
    }
    if (write instanceof Write.Merge merge) {
      Map<String, Object> fields = map(merge.fields());
      return to -> to.set(document, fields, SetOptions.merge());
    }
    if (write instanceof Write.Increment increment) {
      Map<String, Object> fields = amounts(increment);
      return to -> to.update(document, fields);
    }
    return to -> to.delete(document);
  }

  private static Map<String, Object> amounts(Write.Increment increment) {
    Map<String, Object> amounts = new LinkedHashMap<>();
    increment
        .amounts()
        .forEach((place, amount) -> amounts.put(place.toString(), FieldValue.increment(amount)));
    return amounts;
  }

  private static Map<String, Object> map(Fields fields) {
    Map<String, Object> map = new LinkedHashMap<>();
    fields.map().forEach((name, value) -> map.put(name, object(value)));
    return map;
  }

  private static @Nullable Object object(Value value) {
    if (value instanceof Fields fields) {
      return map(fields);
    }
    if (value instanceof Value.Items items) {
      List<@Nullable Object> list = new ArrayList<>();
      items.values().forEach(item -> list.add(object(item)));
      return list;
    }
    if (value instanceof Value.Text text) {
      return text.value();
    }
    if (value instanceof Value.Int number) {
      return number.value();
    }
    return value instanceof Value.Bool bool ? (Object) bool.value() : rare(value);
  }

  private static @Nullable Object rare(Value value) {
    if (value instanceof Value.Null) {
      return null;
    }
    if (value instanceof Value.ServerTime) {
      return FieldValue.serverTimestamp();
    }
    if (value instanceof Value.Time time) {
      Instant instant = time.value();
      return Timestamp.ofTimeSecondsAndNanos(instant.getEpochSecond(), instant.getNano());
    }
    throw new IllegalArgumentException("no player of the benchmark has such a value: " + value);
  }
}
