package dev.slipstream.store.firestore;

import com.google.firestore.v1.Document;
import com.google.firestore.v1.DocumentMask;
import com.google.firestore.v1.DocumentTransform.FieldTransform;
import com.google.firestore.v1.DocumentTransform.FieldTransform.ServerValue;
import com.google.firestore.v1.MapValue;
import com.google.firestore.v1.Precondition;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/** Our writes as the protocol's. */
final class Writing {

  private final Names names;
  private final Encoding encoding;

  Writing(Names names) {
    this.names = names;
    this.encoding = new Encoding(names);
  }

  com.google.firestore.v1.Write encode(Write write) {
    com.google.firestore.v1.Write.Builder encoded = com.google.firestore.v1.Write.newBuilder();
    if (write instanceof Write.Create create) {
      encoded.setCurrentDocument(exists(false));
      new Walk(encoded, false).over(create.path(), create.fields());
    } else if (write instanceof Write.Put put) {
      new Walk(encoded, false).over(put.path(), put.fields());
    } else if (write instanceof Write.Merge merge) {
      encoded.setUpdateMask(DocumentMask.getDefaultInstance());
      new Walk(encoded, true).over(merge.path(), merge.fields());
    } else if (write instanceof Write.Increment increment) {
      addAmounts(encoded, increment);
    } else {
      encoded.setDelete(names.of(write.path()));
    }
    return encoded.build();
  }

  /** Changes nothing but the places that are added to, of a document that must exist. */
  private void addAmounts(
      com.google.firestore.v1.Write.Builder encoded, Write.Increment increment) {
    encoded.setUpdate(Document.newBuilder().setName(names.of(increment.path())));
    encoded.setUpdateMask(DocumentMask.getDefaultInstance());
    encoded.setCurrentDocument(exists(true));
    increment
        .amounts()
        .forEach(
            (place, amount) ->
                encoded.addUpdateTransforms(
                    FieldTransform.newBuilder()
                        .setFieldPath(Names.of(place))
                        .setIncrement(encoding.encode(Value.of(amount)))));
  }

  private static Precondition exists(boolean exists) {
    return Precondition.newBuilder().setExists(exists).build();
  }

  /** One walk over the fields of a write, taking apart values and instructions. */
  private final class Walk {
    private final com.google.firestore.v1.Write.Builder encoded;
    private final boolean isMerge;
    private final Deque<String> place = new ArrayDeque<>();

    Walk(com.google.firestore.v1.Write.Builder encoded, boolean isMerge) {
      this.encoded = encoded;
      this.isMerge = isMerge;
    }

    void over(DocPath path, Fields fields) {
      Document.Builder document = Document.newBuilder().setName(names.of(path));
      each(fields, document::putFields);
      encoded.setUpdate(document);
    }

    private void each(Fields fields, BiConsumer<String, com.google.firestore.v1.Value> into) {
      fields.forEach(
          (name, value) -> {
            place.addLast(name);
            add(into, name, value);
            place.removeLast();
          });
    }

    private void add(
        BiConsumer<String, com.google.firestore.v1.Value> into, String name, Value value) {
      if (value instanceof Value.ServerTime) {
        encoded.addUpdateTransforms(
            FieldTransform.newBuilder()
                .setFieldPath(Names.of(List.copyOf(place)))
                .setSetToServerValue(ServerValue.REQUEST_TIME));
      } else if (value instanceof Fields fields && !fields.isEmpty()) {
        addMap(into, name, fields);
      } else {
        mask();
        addValue(into, name, value);
      }
    }

    /** A map of which only instructions remain is not sent: it would replace. */
    private void addMap(
        BiConsumer<String, com.google.firestore.v1.Value> into, String name, Fields fields) {
      MapValue.Builder map = MapValue.newBuilder();
      each(fields, map::putFields);
      if (map.getFieldsCount() > 0) {
        into.accept(name, com.google.firestore.v1.Value.newBuilder().setMapValue(map).build());
      }
    }

    /** What is masked and has no value is removed. */
    private void addValue(
        BiConsumer<String, com.google.firestore.v1.Value> into, String name, Value value) {
      if (!(value instanceof Value.Removed)) {
        into.accept(name, encoding.encode(value));
      }
    }

    private void mask() {
      if (isMerge) {
        encoded.getUpdateMaskBuilder().addFieldPaths(Names.of(List.copyOf(place)));
      }
    }
  }
}
