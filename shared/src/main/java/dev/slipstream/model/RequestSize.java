package dev.slipstream.model;

import java.util.Collection;

/**
 * An upper estimate, in bytes, of a commit request: what is stored, and around it names in full,
 * frames of the protocol, and the list of the fields that a merge or the server's clock touches.
 */
final class RequestSize {

  static final int HEADER = 512;

  /** {@code projects/…/databases/…/documents/} with the longest ids. */
  private static final int NAME_PREFIX = 128;

  /** Tags and lengths around a value, and what it takes beyond its stored size. */
  private static final int FRAME = 20;

  private RequestSize() {}

  static long of(Collection<? extends Write> writes) {
    return HEADER + writes.stream().mapToLong(RequestSize::of).sum();
  }

  static long of(Write write) {
    long bytes = NAME_PREFIX + DocumentSize.of(write.path().segments()) + FRAME;
    if (write instanceof Write.Create create) {
      return bytes + ofMap(create.fields(), 0, false);
    }
    if (write instanceof Write.Put put) {
      return bytes + ofMap(put.fields(), 0, false);
    }
    if (write instanceof Write.Merge merge) {
      return bytes + ofMap(merge.fields(), 0, true);
    }
    if (write instanceof Write.Increment increment) {
      return bytes + increment.amounts().keySet().stream().mapToLong(RequestSize::of).sum();
    }
    return bytes;
  }

  private static long of(FieldPath path) {
    return FRAME
        + path.names().stream().mapToLong(name -> escaped(DocumentSize.ofText(name))).sum();
  }

  /** A name in a field path: each character may be escaped, with quotes around and a dot after. */
  private static long escaped(long bytesOfName) {
    return 2 * bytesOfName + 1;
  }

  private static long ofMap(Fields fields, long path, boolean isListed) {
    return fields.sum(
        (name, value) -> {
          long bytes = DocumentSize.ofText(name);
          return bytes + of(value, path + escaped(bytes), isListed);
        });
  }

  private static long of(Value value, long path, boolean isListed) {
    if (value instanceof Fields fields && !fields.isEmpty()) {
      return FRAME + ofMap(fields, path, isListed);
    }
    long listing = isListed || value instanceof Value.ServerTime ? FRAME + path : 0;
    if (value instanceof Value.Items items) {
      return FRAME
          + listing
          + items.values().stream().mapToLong(item -> of(item, path, false)).sum();
    }
    int prefix = value instanceof Value.Reference ? NAME_PREFIX : 0;
    return FRAME + listing + DocumentSize.of(value) + prefix;
  }
}
