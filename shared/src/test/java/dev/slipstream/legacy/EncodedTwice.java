package dev.slipstream.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * JSON text as a JSON string in which each character is spelled in any way that RFC 8259 allows.
 *
 * @param offsets where each character of the inner text, and its end, stand in the text
 */
record EncodedTwice(String text, List<Integer> offsets) {

  private static final Map<Character, Character> SHORT =
      Map.of('"', '"', '\\', '\\', '/', '/', '\n', 'n', '\t', 't', '\r', 'r', '\b', 'b', '\f', 'f');

  static EncodedTwice of(String inner, SplittableRandom random) {
    List<Integer> offsets = new ArrayList<>();
    StringBuilder out = new StringBuilder(random.nextBoolean() ? "\"" : " \n\"");
    for (int i = 0; i < inner.length(); i++) {
      offsets.add(out.length());
      out.append(spelled(inner.charAt(i), random));
    }
    offsets.add(out.length());
    return new EncodedTwice(out.append(random.nextBoolean() ? "\"" : "\"\t ").toString(), offsets);
  }

  private static String spelled(char letter, SplittableRandom random) {
    boolean isShort = SHORT.containsKey(letter);
    boolean isPlain = letter >= ' ' && letter != '"' && letter != '\\';
    return switch (random.nextInt(8)) {
      case 0 -> String.format("\\u%04x", (int) letter);
      case 1 -> String.format("\\u%04X", (int) letter);
      case 2, 3 -> isShort ? "\\" + SHORT.get(letter) : spelled(letter, random);
      default -> isPlain ? String.valueOf(letter) : spelled(letter, random);
    };
  }
}
