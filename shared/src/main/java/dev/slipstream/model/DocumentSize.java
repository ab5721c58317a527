package dev.slipstream.model;

import java.util.List;

/**
 * Sizes in bytes by the rules of Firestore's "Storage size calculations" page: names and text are
 * their UTF-8 length + 1, numbers and times 8, null, booleans and what is empty 1, a document 32
 * more.
 */
public final class DocumentSize {

  private static final int OVERHEAD = 32;
  private static final int PATH_OVERHEAD = 16;

  private DocumentSize() {}

  public static long of(DocPath path, Fields fields) {
    return of(path.segments()) + ofMap(fields) + OVERHEAD;
  }

  /** The name of a document, by its segments. */
  static long of(List<String> path) {
    long sum = PATH_OVERHEAD;
    for (String segment : path) {
      sum += ofText(segment);
    }
    return sum;
  }

  public static long of(Value value) {
    if (value instanceof Fields fields) {
      return Math.max(1, ofMap(fields));
    }
    if (value instanceof Value.Items items) {
      return Math.max(1, items.values().stream().mapToLong(DocumentSize::of).sum());
    }
    if (value instanceof Value.Text text) {
      return ofText(text.value());
    }
    if (value instanceof Value.Bytes bytes) {
      return bytes.value().remaining();
    }
    if (value instanceof Value.Reference reference) {
      return of(reference.path().segments());
    }
    if (value instanceof Value.Point) {
      return 16;
    }
    return value instanceof Value.Null || value instanceof Value.Bool ? 1 : 8;
  }

  private static long ofMap(Fields fields) {
    return fields.sum((name, value) -> ofText(name) + of(value));
  }

  static long ofText(String text) {
    return UnicodeText.utf8Length(text) + 1L;
  }
}
