package dev.slipstream.report;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often each word was counted, in the order of the words. */
final class Counts {

  private final Map<String, Long> counts = new TreeMap<>();

  void add(String word) {
    counts.merge(word, 1L, Long::sum);
  }

  Fields toFields() {
    Map<String, Value> fields = new LinkedHashMap<>();
    counts.forEach((word, count) -> fields.put(word, Value.of(count)));
    return new Fields(fields);
  }

  String inWords() {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }
}
