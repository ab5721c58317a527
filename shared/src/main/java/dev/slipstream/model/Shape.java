package dev.slipstream.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one walk over a document, or over what is laid upon one, finds. */
final class Shape {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final boolean isMerge;
  private int depth;
  private long longestPath;
  private long largest;
  private long indexEntries;
  private int transforms;
  private Optional<String> wrong = Optional.empty();

  private Shape(boolean isMerge) {
    this.isMerge = isMerge;
  }

  /** Of a whole document. */
  static Shape of(Fields fields) {
    Shape shape = new Shape(false);
    shape.lookAtMap(fields, Place.ROOT);
    return shape;
  }

  /** Of fields that are laid upon a document. */
  static Shape ofMerge(Fields fields) {
    Shape shape = new Shape(true);
    shape.lookAtMap(fields, Place.ROOT);
    return shape;
  }

  /** Of places that are added to; none may lie within another. */
  static Shape of(Write.Increment increment) {
    Shape shape = new Shape(true);
    for (FieldPath place : increment.amounts().keySet()) {
      shape.lookAtMap(place.holding(Value.of(0)), Place.ROOT);
      if (increment.amounts().keySet().stream().anyMatch(place::isWithin)) {
        shape.wrong = Optional.of(place + " lies within another field that is added to");
      }
    }
    shape.transforms = increment.amounts().size();
    return shape;
  }

  /**
   * Where the walk is.
   *
   * @param level names and list places from the root
   * @param path bytes of the names on the way, with dots between
   */
  private record Place(int level, long path, boolean isInList) {
    static final Place ROOT = new Place(0, 0, false);

    Place below(String name) {
      return new Place(level + 1, path + DocumentSize.ofText(name), isInList);
    }

    Place item() {
      return new Place(level + 1, path, true);
    }
  }

  private void lookAtMap(Fields fields, Place place) {
    fields.forEach(
        (name, value) -> {
          if (!Naming.isValid(name)) {
            wrong = Optional.of("not a field name that Firestore takes: \"" + name + "\"");
          }
          look(value, place.below(name));
        });
  }

  private void look(Value value, Place place) {
    depth = Math.max(depth, place.level());
    longestPath = Math.max(longestPath, place.path() - 1);
    if (value instanceof Fields fields) {
      lookAtMap(fields, place);
    } else if (value instanceof Value.Items items) {
      lookAtList(items.values(), place);
    } else {
      lookAtLeaf(value, place);
    }
  }

  private void lookAtList(List<Value> items, Place place) {
    indexEntries += place.isInList() ? 0 : items.size();
    for (Value item : items) {
      if (item instanceof Value.Items) {
        wrong = Optional.of("a list may not hold a list");
      }
      look(item, place.item());
    }
  }

  private void lookAtLeaf(Value value, Place place) {
    // a value outside lists has an ascending and a descending entry
    indexEntries += place.isInList() ? 0 : 2;
    largest = Math.max(largest, DocumentSize.of(value));
    if (value instanceof Value.Text text && !UnicodeText.isWellFormed(text.value())) {
      wrong = Optional.of("text with half of a surrogate pair cannot be stored");
    } else if (value instanceof Value.Time time && !isStorable(time.value())) {
      wrong = Optional.of("a time outside the years 1 to 9999 cannot be stored: " + time.value());
    } else if (value instanceof Value.Point point && !isOnEarth(point)) {
      wrong = Optional.of("a place is within 90 degrees of latitude and 180 of longitude");
    } else {
      lookAtInstruction(value, place);
    }
  }

  private void lookAtInstruction(Value value, Place place) {
    if (value instanceof Value.ServerTime) {
      transforms++;
      wrong = place.isInList() ? Optional.of("the server's time cannot stand in a list") : wrong;
    } else if (value instanceof Value.Removed && (place.isInList() || !isMerge)) {
      wrong = Optional.of("a field can be removed by a merge only");
    }
  }

  private static boolean isStorable(Instant time) {
    return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
  }

  private static boolean isOnEarth(Value.Point point) {
    return Math.abs(point.latitude()) <= 90 && Math.abs(point.longitude()) <= 180;
  }

  Optional<String> wrong() {
    return wrong;
  }

  /** Names and list places from the root to the deepest value. */
  int depth() {
    return depth;
  }

  /** Bytes of the longest chain of names, with dots between. */
  long longestPath() {
    return longestPath;
  }

  /** Bytes of the largest value that is neither a map nor a list. */
  long largest() {
    return largest;
  }

  long indexEntries() {
    return indexEntries;
  }

  int transforms() {
    return transforms;
  }
}
