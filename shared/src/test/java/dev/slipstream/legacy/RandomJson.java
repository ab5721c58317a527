package dev.slipstream.legacy;

import java.util.List;
import java.util.SplittableRandom;

/** Valid JSON texts as odd as RFC 8259 allows: white space, escapes, numerals, empty names. */
final class RandomJson {

  private static final List<String> NUMERALS =
      List.of("0", "-0", "7", "-12", "1e3", "1E+2", "0.5e-7", "12.0", "9007199254740993", "1e999");
  private static final List<String> LETTERS =
      List.of("a", "Z", " ", "é", "東", "\u2028", "😀", "\uFEFF", "/", "\\/", "\\\"", "\\\\");
  private static final List<String> ESCAPES =
      List.of("\\n", "\\t", "\\b", "\\f", "\\r", "\\u0000", "\\u00e9", "\\ud83d\\ude00", "\\ud800");
  private static final List<String> BLANKS = List.of("", "", "", " ", "\n  ", "\t", "\r\n");

  private final SplittableRandom random;
  private final StringBuilder out = new StringBuilder();

  private RandomJson(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A text of one value, about as long as asked for where it is asked for more than a few. */
  static String of(long seed, int length) {
    RandomJson json = new RandomJson(seed);
    json.blanks();
    if (length == 0) {
      json.value(3);
    } else {
      json.listOf(length);
    }
    json.blanks();
    return json.out.toString();
  }

  /** A text of one object, about as long as asked for. */
  static String objectOf(long seed, int length) {
    RandomJson json = new RandomJson(seed);
    json.blanks();
    json.out.append('{');
    for (json.member(4); json.out.length() < length; json.member(4)) {
      json.out.append(',');
    }
    json.out.append('}');
    json.blanks();
    return json.out.toString();
  }

  private void listOf(int length) {
    out.append('[');
    for (value(4); out.length() < length; value(4)) {
      out.append(',');
    }
    out.append(']');
  }

  private void value(int depth) {
    blanks();
    switch (random.nextInt(depth == 0 ? 5 : 9)) {
      case 0 -> out.append(pick(NUMERALS));
      case 1 -> text();
      case 2 -> out.append(random.nextBoolean());
      case 3 -> out.append("null");
      case 4 -> longOne();
      case 5, 6 -> object(depth);
      default -> list(depth);
    }
    blanks();
  }

  /** Sometimes longer than the parser's buffer. */
  private void longOne() {
    int length = random.nextInt(40) == 0 ? 9000 : random.nextInt(30);
    if (random.nextBoolean()) {
      out.append('1').append("0123456789".repeat(length / 10)).append(".5");
    } else {
      out.append('"').append("ab😀\\n".repeat(length / 6)).append('"');
    }
  }

  private void object(int depth) {
    out.append('{');
    for (int members = random.nextInt(4); members > 0; members--) {
      member(depth);
      out.append(members > 1 ? "," : "");
    }
    blanks();
    out.append('}');
  }

  private void member(int depth) {
    blanks();
    text();
    blanks();
    out.append(':');
    value(depth - 1);
  }

  private void list(int depth) {
    out.append('[');
    for (int items = random.nextInt(4); items > 0; items--) {
      value(depth - 1);
      out.append(items > 1 ? "," : "");
    }
    blanks();
    out.append(']');
  }

  private void text() {
    out.append('"');
    for (int letters = random.nextInt(8); letters > 0; letters--) {
      out.append(pick(random.nextInt(4) == 0 ? ESCAPES : LETTERS));
    }
    out.append('"');
  }

  private void blanks() {
    out.append(pick(BLANKS));
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
