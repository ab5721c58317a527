package dev.slipstream.migrations.racing;

import dev.slipstream.model.Finding.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An amount that a blob keeps in several places, since it may write one name in several ways; what
 * the player has is their sum.
 */
record Spread(List<Part> parts) {

  /** One place and what it counts; its levels from the root, names and indexes. */
  record Part(List<String> place, long count) {
    Part {
      place = List.copyOf(place);
    }

    /** A place of list indexes and plain names only. */
    static Part of(Place at, long count) {
      return new Part(steps(at), count);
    }
  }

  /** The levels of such a place. */
  static List<String> steps(Place at) {
    return List.of(at.pointer().substring(1).split("/", -1));
  }

  Spread {
    parts = List.copyOf(parts);
  }

  /**
   * What the places that change must count for a sum of {@code total}: more is added to the first,
   * less is taken from one after the other.
   */
  Map<List<String>, Long> of(long total) {
    Map<List<String>, Long> changed = new LinkedHashMap<>();
    long missing = total - parts.stream().mapToLong(Part::count).sum();
    for (Part part : parts) {
      long count = Math.max(0, part.count() + missing);
      missing -= count - part.count();
      if (count != part.count()) {
        changed.put(part.place(), count);
      }
    }
    return changed;
  }
}
