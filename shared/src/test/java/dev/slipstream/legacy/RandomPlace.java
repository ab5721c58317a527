package dev.slipstream.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Places for edits in a tree: mostly of values that are there, some missing, some impossible. */
final class RandomPlace {

  private static final List<String> STRAY = List.of("", "a", "0", "7", "-1", "b\"\\\n", "é😀");

  private RandomPlace() {}

  static List<String> in(Json root, SplittableRandom random) {
    List<String> place = new ArrayList<>();
    for (Optional<Json> node = Optional.of(root); node.isPresent(); ) {
      List<String> steps = steps(node.get());
      boolean strays = random.nextInt(8) == 0;
      if (steps.isEmpty() && !strays) {
        break;
      }
      place.add(pick(strays ? STRAY : steps, random));
      node = node.flatMap(parent -> parent.child(place.get(place.size() - 1)));
    }
    while (random.nextInt(8) == 0) {
      place.add(pick(STRAY, random));
    }
    return place;
  }

  /** The steps down from a value; none from one without children. */
  static List<String> steps(Json node) {
    return node.is(Json.Kind.LIST)
        ? IntStream.range(0, node.items().size()).mapToObj(String::valueOf).toList()
        : List.copyOf(node.members().keySet());
  }

  private static String pick(List<String> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }
}
