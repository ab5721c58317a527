package dev.slipstream.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds what production would refuse and the emulator lets through: depth, index entries,
 * transforms, the size of a commit; and what neither takes, before anything is sent. Source:
 * Firestore's "Quotas and limits" page.
 */
public final class LimitCheck {

  private static final int MAX_NAME_BYTES = 1500;
  private static final Pattern RESERVED = Pattern.compile("__.*__", Pattern.DOTALL);
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final Limits limits;

  public LimitCheck(Limits limits) {
    this.limits = limits;
  }

  /** One sentence on the first thing wrong with the commit; empty where nothing is. */
  public Optional<String> problem(List<? extends Write> writes) {
    if (!fits(writes)) {
      return Optional.of(
          String.format(
              "a commit of %d writes and %d bytes is beyond %d writes or %d bytes",
              writes.size(), DocumentSize.of(writes), limits.commitWrites(), limits.commitBytes()));
    }
    return writes.stream().map(this::problem).flatMap(Optional::stream).findFirst();
  }

  /** Whether the writes can be one commit, by number and size. */
  public boolean fits(List<? extends Write> writes) {
    return writes.size() <= limits.commitWrites()
        && DocumentSize.of(writes) <= limits.commitBytes();
  }

  private Optional<String> problem(Write write) {
    if (write instanceof Write.Create create) {
      return problem(write.path(), create.fields(), false);
    }
    if (write instanceof Write.Put put) {
      return problem(write.path(), put.fields(), false);
    }
    if (write instanceof Write.Merge merge) {
      return problem(write.path(), merge.fields(), true);
    }
    return Optional.empty();
  }

  /** One sentence on why the document cannot be stored; empty where it can. */
  public Optional<String> problem(DocPath path, Fields fields) {
    return problem(path, fields, false);
  }

  private Optional<String> problem(DocPath path, Fields fields, boolean merging) {
    Shape shape = new Shape(merging);
    shape.look(fields, 1, false);
    long bytes = DocumentSize.of(path, fields);
    if (shape.wrong.isPresent()) {
      return shape.wrong.map(what -> path + ": " + what);
    }
    if (bytes > limits.documentBytes()) {
      return Optional.of(
          path
              + ": "
              + bytes
              + " bytes are beyond the "
              + limits.documentBytes()
              + " of a document");
    }
    if (shape.depth > limits.depth()) {
      return Optional.of(path + ": nested deeper than " + limits.depth() + " levels");
    }
    if (shape.indexEntries > limits.indexEntries()) {
      return Optional.of(
          String.format(
              "%s: %d index entries are beyond the %d of a document",
              path, shape.indexEntries, limits.indexEntries()));
    }
    if (shape.transforms > limits.transforms()) {
      return Optional.of(path + ": more than " + limits.transforms() + " field transforms");
    }
    return Optional.empty();
  }

  /** What one walk over a document finds. */
  private static final class Shape {
    private final boolean merging;
    private int depth;
    private long indexEntries;
    private int transforms;
    private Optional<String> wrong = Optional.empty();

    private Shape(boolean merging) {
      this.merging = merging;
    }

    private void look(Value value, int level, boolean inList) {
      depth = Math.max(depth, level - 1);
      if (value instanceof Fields fields) {
        for (Map.Entry<String, Value> field : fields.map().entrySet()) {
          lookAtName(field.getKey());
          look(field.getValue(), level + 1, inList);
        }
      } else if (value instanceof Value.Items items) {
        indexEntries += inList ? 0 : items.values().size();
        for (Value item : items.values()) {
          if (item instanceof Value.Items) {
            wrong = Optional.of("a list may not hold a list");
          }
          look(item, level + 1, true);
        }
      } else {
        lookAtLeaf(value, inList);
      }
    }

    private void lookAtLeaf(Value value, boolean inList) {
      // a value outside lists has an ascending and a descending entry
      indexEntries += inList ? 0 : 2;
      if (value instanceof Value.Text text && !UnicodeText.isWellFormed(text.value())) {
        wrong = Optional.of("text with half of a surrogate pair cannot be stored");
      } else if (value instanceof Value.Time time && !isStorable(time.value())) {
        wrong = Optional.of("a time outside the years 1 to 9999 cannot be stored: " + time.value());
      } else if (value instanceof Value.ServerTime) {
        transforms++;
        wrong = inList ? Optional.of("the server's time cannot stand in a list") : wrong;
      } else if (value instanceof Value.Removed && (inList || !merging)) {
        wrong = Optional.of("a field can be removed by a merge only");
      }
    }

    private void lookAtName(String name) {
      if (name.isEmpty() || RESERVED.matcher(name).matches()) {
        wrong = Optional.of("not a field name: \"" + name + "\"");
      } else if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES
          || !UnicodeText.isWellFormed(name)) {
        wrong = Optional.of("a field name is too long or not Unicode");
      }
    }

    private static boolean isStorable(Instant time) {
      return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }
  }
}
