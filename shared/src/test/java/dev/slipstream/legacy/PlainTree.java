package dev.slipstream.legacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a text says, without its form: maps, lists and {@link Leaf}s. Numbers are put into it by the
 * same rules as into a text, stated once more.
 */
final class PlainTree {

  private record Leaf(Json.Kind kind, String literal) {}

  private PlainTree() {}

  static Object of(Json json) {
    return switch (json.kind()) {
      case OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        json.members().forEach((name, value) -> members.put(name, of(value)));
        yield members;
      }
      case LIST -> json.items().stream().map(PlainTree::of).toList();
      default -> new Leaf(json.kind(), json.literal());
    };
  }

  /** The tree with a number at a place; empty where the rules refuse it. */
  static Optional<Object> with(Object node, List<String> place, long value) {
    if (place.isEmpty()) {
      return leaf(node, value);
    }
    List<String> rest = place.subList(1, place.size());
    if (node instanceof Map<?, ?> members) {
      Object child = members.get(place.get(0));
      return (child == null ? Optional.of(lacking(rest, value)) : with(child, rest, value))
          .map(changed -> put(members, place.get(0), changed));
    }
    if (node instanceof List<?> items) {
      int index = items.isEmpty() ? -1 : indexes(items).indexOf(place.get(0));
      return index < 0
          ? Optional.empty()
          : with(items.get(index), rest, value).map(changed -> set(items, index, changed));
    }
    return isNothing(node) ? Optional.of(lacking(place, value)) : Optional.empty();
  }

  private static Optional<Object> leaf(Object node, long value) {
    if (!(node instanceof Leaf leaf) || leaf.kind == Json.Kind.BOOLEAN) {
      return Optional.empty();
    }
    boolean isText = leaf.kind == Json.Kind.TEXT && !leaf.literal.trim().isEmpty();
    return Optional.of(new Leaf(isText ? Json.Kind.TEXT : Json.Kind.NUMBER, "" + value));
  }

  private static boolean isNothing(Object node) {
    return node instanceof Leaf leaf
        && (leaf.kind == Json.Kind.NULL || leaf.equals(new Leaf(Json.Kind.TEXT, "")));
  }

  private static Object lacking(List<String> place, long value) {
    return place.isEmpty()
        ? new Leaf(Json.Kind.NUMBER, "" + value)
        : Map.of(place.get(0), lacking(place.subList(1, place.size()), value));
  }

  private static Object put(Map<?, ?> members, String name, Object value) {
    Map<Object, Object> changed = new LinkedHashMap<>(members);
    changed.put(name, value);
    return changed;
  }

  private static List<String> indexes(List<?> items) {
    return IntStream.range(0, items.size()).mapToObj(String::valueOf).toList();
  }

  private static Object set(List<?> items, int index, Object value) {
    List<Object> changed = new ArrayList<>(items);
    changed.set(index, value);
    return changed;
  }
}
