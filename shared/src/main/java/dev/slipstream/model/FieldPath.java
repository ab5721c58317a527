package dev.slipstream.model;

import java.util.Arrays;
import java.util.List;

/** The place of a value inside a document: one name per level, each literal. */
public record FieldPath(List<String> names) {

  public FieldPath {
    names = List.copyOf(names);
    if (names.isEmpty() || names.contains("")) {
      throw new IllegalArgumentException("a field path has one non-empty name per level: " + names);
    }
  }

  public static FieldPath of(String... names) {
    return new FieldPath(Arrays.asList(names));
  }

  /** The fields that hold just {@code value} at this place. */
  public Fields holding(Value value) {
    Value inner = value;
    for (int i = names.size() - 1; i >= 0; i--) {
      inner = Fields.of(names.get(i), inner);
    }
    return (Fields) inner;
  }

  /** Whether this place lies below {@code other}. */
  boolean isWithin(FieldPath other) {
    return names.size() > other.names.size()
        && names.subList(0, other.names.size()).equals(other.names);
  }

  /** Names joined by dots, for people; a name may itself hold a dot. */
  @Override
  public String toString() {
    return String.join(".", names);
  }
}
