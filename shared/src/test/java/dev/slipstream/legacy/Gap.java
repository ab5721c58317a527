package dev.slipstream.legacy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The part of a JSON text that an edit at a place may replace; empty where it may only put
 * something in.
 */
record Gap(int start, int end) {

  static Gap of(String text, List<String> place) {
    return at(place, text, Gap::number);
  }

  /** Where the edit may replace all that stands at the place. */
  static Gap ofAll(String text, List<String> place) {
    return at(place, text, Gap::whole);
  }

  private static Gap at(List<String> place, String text, Function<Json, Gap> gap) {
    Json node = JsonText.parse(text).orElseThrow();
    for (String step : place) {
      Optional<Json> child = node.child(step);
      if (child.isEmpty()) {
        return node.is(Json.Kind.OBJECT) ? behindTheLastChild(text, node) : whole(node);
      }
      node = child.get();
    }
    return gap.apply(node);
  }

  private static Gap number(Json node) {
    return node.is(Json.Kind.NUMBER) || node.literal().trim().isEmpty()
        ? whole(node)
        : content(node);
  }

  private static Gap behindTheLastChild(String text, Json object) {
    String open = text.substring(object.start(), object.end() - 1);
    int at = object.start() + open.stripTrailing().length();
    return new Gap(at, at);
  }

  private static Gap whole(Json node) {
    return new Gap(node.start(), node.end());
  }

  private static Gap content(Json text) {
    return new Gap(text.start() + 1, text.end() - 1);
  }

  /** The same part where the text is encoded twice. */
  Gap in(EncodedTwice text) {
    return new Gap(text.offsets().get(start), text.offsets().get(end));
  }

  String cutOutOf(String text) {
    return text.substring(0, start) + text.substring(end);
  }

  /** Nothing but what stands in the gap has changed. */
  void assertOnlyChangeOf(String before, String after, String which) {
    assertTrue(after.startsWith(before.substring(0, start)), which);
    assertTrue(after.substring(start).endsWith(before.substring(end)), which);
  }
}
