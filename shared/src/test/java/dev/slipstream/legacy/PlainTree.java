package dev.slipstream.legacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a text says, without its form: maps, lists and {@link Leaf}s. It is edited by the same rules
 * as a text, stated once more.
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
  static Optional<Object> with(Object tree, List<String> place, long value) {
    return edited(tree, place, numeral(value), present -> leaf(present, value));
  }

  /** The tree with a text at a place. */
  static Optional<Object> withText(Object tree, List<String> place, String text) {
    return withTree(tree, place, new Leaf(Json.Kind.TEXT, text));
  }

  /** The tree with another at a place. */
  static Optional<Object> withTree(Object tree, List<String> place, Object other) {
    return edited(tree, place, other, present -> Optional.of(other));
  }

  /** The tree with true or false at a place. */
  static Optional<Object> withFlag(Object tree, List<String> place, boolean flag) {
    Leaf plain = new Leaf(Json.Kind.BOOLEAN, "" + flag);
    return edited(tree, place, plain, present -> flag(present, flag, plain));
  }

  private static Optional<Object> flag(Object node, boolean flag, Leaf plain) {
    if (!(node instanceof Leaf leaf)) {
      return Optional.empty();
    }
    String digit = flag ? "1" : "0";
    return switch (leaf.kind) {
      case NUMBER -> Optional.of(new Leaf(leaf.kind, digit));
      case TEXT -> {
        String word = leaf.literal.trim();
        boolean isDigit = word.equals("0") || word.equals("1");
        Leaf text = new Leaf(leaf.kind, isDigit ? digit : plain.literal);
        yield Optional.of(word.isEmpty() ? plain : text);
      }
      default -> Optional.of(plain);
    };
  }

  /** The tree with other entries in a list: those of some indexes, then a new one. */
  static Optional<Object> withEntries(
      Object tree, List<String> place, List<Integer> kept, Object added) {
    return edited(
        tree,
        place,
        List.of(added),
        present -> {
          if (isNothing(present)) {
            return Optional.of(List.of(added));
          }
          return present instanceof List<?> items
              ? Optional.of(
                  Stream.concat(
                          kept.stream().filter(i -> i < items.size()).map(items::get),
                          Stream.of(added))
                      .toList())
              : Optional.empty();
        });
  }

  private static Optional<Object> edited(
      Object node, List<String> place, Object value, Function<Object, Optional<Object>> edit) {
    return place.isEmpty() ? Optional.empty() : below(node, place, value, edit);
  }

  private static Optional<Object> below(
      Object node, List<String> place, Object value, Function<Object, Optional<Object>> edit) {
    if (place.isEmpty()) {
      return edit.apply(node);
    }
    List<String> rest = place.subList(1, place.size());
    if (node instanceof Map<?, ?> members) {
      Object child = members.get(place.get(0));
      return (child == null ? Optional.of(lacking(rest, value)) : below(child, rest, value, edit))
          .map(changed -> put(members, place.get(0), changed));
    }
    if (node instanceof List<?> items) {
      int index = items.isEmpty() ? -1 : indexes(items).indexOf(place.get(0));
      return index < 0
          ? Optional.empty()
          : below(items.get(index), rest, value, edit).map(changed -> set(items, index, changed));
    }
    return isNothing(node) ? Optional.of(lacking(place, value)) : Optional.empty();
  }

  private static Leaf numeral(long value) {
    return new Leaf(Json.Kind.NUMBER, "" + value);
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

  private static Object lacking(List<String> place, Object value) {
    return place.isEmpty()
        ? value
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
