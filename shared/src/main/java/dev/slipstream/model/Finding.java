package dev.slipstream.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A data problem: in which phase, of what kind, at which place of the blob, and what was done.
 *
 * @param at the place, one name per level, such as {@code [crateData, Common]}
 * @param detail any of from, to, name, dropped
 */
public record Finding(String phase, Code code, Place at, Fields detail) {

  /**
   * A place inside a blob, as people write it and as a JSON pointer. It is put into words when it
   * is read: every value has a place, and hardly any has a finding.
   */
  public static final class Place {

    private final Supplier<String> text;
    private final Supplier<String> pointer;

    public Place(Supplier<String> text, Supplier<String> pointer) {
      this.text = text;
      this.pointer = pointer;
    }

    public Place(String text, String pointer) {
      this(() -> text, () -> pointer);
    }

    /** The blob as a whole, called by its name. */
    public static Place ofBlob(String name) {
      return new Place(name, "");
    }

    public String text() {
      return text.get();
    }

    public String pointer() {
      return pointer.get();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Place place
          && text().equals(place.text())
          && pointer().equals(place.pointer());
    }

    @Override
    public int hashCode() {
      return Objects.hash(text(), pointer());
    }

    @Override
    public String toString() {
      return text() + " (" + pointer() + ")";
    }
  }

  public static Finding of(String phase, Code code, Place at) {
    return new Finding(phase, code, at, Fields.empty());
  }

  public Finding with(String name, Value value) {
    return new Finding(phase, code, at, detail.with(name, value));
  }

  /** The finding in words, such as {@code garageData is not valid JSON}. */
  public String sentence() {
    return at.text() + " " + code.what();
  }

  /** As the checkpoint stores it: phase, code, at, and the detail. */
  public Fields toFields() {
    Fields.Builder fields =
        Fields.builder().put("phase", phase).put("code", code.name()).put("at", at.text());
    detail.forEach(fields::put);
    return fields.build();
  }

  public static Map<String, Long> countByCode(List<Finding> findings) {
    return findings.stream()
        .collect(Collectors.groupingBy(finding -> finding.code().name(), Collectors.counting()));
  }
}
