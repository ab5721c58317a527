package dev.slipstream.migrations.racing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A number that several entries of a list have for the same car or track, of which the highest or
 * the lowest counts, contract C3 and C5. Changes as few of them as it can.
 *
 * @param parts one or more
 */
record Twins(List<Spread.Part> parts) {

  Twins {
    parts = List.copyOf(parts);
  }

  /** What the places that change must hold for the highest to be {@code wanted}. */
  Map<List<String>, Long> highest(long wanted) {
    Map<List<String>, Long> changed = new LinkedHashMap<>();
    for (Spread.Part part : parts) {
      if (part.count() > wanted) {
        changed.put(part.place(), wanted);
      }
    }
    if (parts.stream().noneMatch(part -> part.count() >= wanted)) {
      changed.put(parts.get(0).place(), wanted);
    }
    return changed;
  }

  /** What the places that change must hold for the lowest, of those above 0, to be so. */
  Map<List<String>, Long> lowest(long wanted) {
    Map<List<String>, Long> changed = new LinkedHashMap<>();
    for (Spread.Part part : parts) {
      if (part.count() > 0 && part.count() < wanted) {
        changed.put(part.place(), wanted);
      }
    }
    if (changed.isEmpty() && parts.stream().noneMatch(part -> part.count() == wanted)) {
      changed.put(parts.get(0).place(), wanted);
    }
    return changed;
  }
}
