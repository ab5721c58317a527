package dev.slipstream.model;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/**
 * Sizes in bytes by the rules of Firestore's "Storage size calculations" page: names and text are
 * their UTF-8 length + 1, numbers and times 8, null and booleans 1, a document 32 more.
 */
public final class DocumentSize {

  private static final int OVERHEAD = 32;
  private static final int PATH_OVERHEAD = 16;

  /** A write names its document in full (projects/…/documents/…) and frames every value. */
  private static final int WRITE_OVERHEAD = 160;

  private DocumentSize() {}

  public static long of(DocPath path, Fields fields) {
    return ofPath(path) + ofMap(fields) + OVERHEAD;
  }

  /** An upper estimate of what the write adds to a commit request. */
  public static long of(Write write) {
    long fields = 0;
    if (write instanceof Write.Create create) {
      fields = framed(create.fields());
    } else if (write instanceof Write.Put put) {
      fields = framed(put.fields());
    } else if (write instanceof Write.Merge merge) {
      // merged places are listed once more in the field mask
      fields = 2 * framed(merge.fields());
    } else if (write instanceof Write.Increment increment) {
      fields = increment.amounts().size() * 64L;
    }
    return WRITE_OVERHEAD + ofPath(write.path()) + fields;
  }

  public static long of(Collection<? extends Write> writes) {
    return writes.stream().mapToLong(DocumentSize::of).sum();
  }

  /** The fields and, for each value at any depth, its frame of at most 16 bytes. */
  private static long framed(Fields fields) {
    return ofMap(fields) + 16L * count(fields);
  }

  private static long count(Value value) {
    if (value instanceof Fields fields) {
      return 1 + fields.map().values().stream().mapToLong(DocumentSize::count).sum();
    }
    if (value instanceof Value.Items items) {
      return 1 + items.values().stream().mapToLong(DocumentSize::count).sum();
    }
    return 1;
  }

  private static long ofPath(DocPath path) {
    return path.segments().stream().mapToLong(DocumentSize::ofText).sum() + PATH_OVERHEAD;
  }

  private static long ofMap(Fields fields) {
    long sum = 0;
    for (Map.Entry<String, Value> entry : fields.map().entrySet()) {
      sum += ofText(entry.getKey()) + of(entry.getValue());
    }
    return sum;
  }

  public static long of(Value value) {
    if (value instanceof Fields fields) {
      return ofMap(fields);
    }
    if (value instanceof Value.Items items) {
      return items.values().stream().mapToLong(DocumentSize::of).sum();
    }
    if (value instanceof Value.Text text) {
      return ofText(text.value());
    }
    if (value instanceof Value.Bytes bytes) {
      return bytes.value().remaining();
    }
    if (value instanceof Value.Reference reference) {
      return ofPath(reference.path());
    }
    if (value instanceof Value.Point) {
      return 16;
    }
    return value instanceof Value.Null || value instanceof Value.Bool ? 1 : 8;
  }

  private static long ofText(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length + 1L;
  }
}
