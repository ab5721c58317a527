package dev.slipstream.migrations.racing;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Writes JSON as programs of many years have written it: mostly what is meant, and as often as the
 * noise says something else.
 */
final class DirtyJson {

  private final SplittableRandom random;
  private final int noise;

  /**
   * @param noise how many of 1 000 values are not what is meant
   */
  DirtyJson(SplittableRandom random, int noise) {
    this.random = random;
    this.noise = noise;
  }

  SplittableRandom random() {
    return random;
  }

  boolean chance(int inThousand) {
    return random.nextInt(1_000) < inThousand;
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  String number(long meant) {
    return chance(noise) ? anything(DirtyWords.NUMERALS) : Long.toString(meant);
  }

  String text(String meant) {
    return chance(noise) ? anything(List.of()) : '"' + meant + '"';
  }

  String flag(boolean meant) {
    return chance(noise) ? anything(List.of("1", "0", "\"true\"")) : Boolean.toString(meant);
  }

  private String anything(List<String> fitting) {
    if (!fitting.isEmpty() && chance(400)) {
      return pick(fitting);
    }
    return switch (random.nextInt(40)) {
      case 0 -> pick(DirtyWords.NOT_JSON);
      case 1, 2, 3, 4, 5, 6 -> pick(DirtyWords.NUMERALS);
      case 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18 -> pick(DirtyWords.SHAPES);
      default -> '"' + pick(DirtyWords.TEXTS) + '"';
    };
  }

  /** An object of these names and values in turn. */
  String object(String... namesAndValues) {
    StringBuilder object = new StringBuilder("{");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!chance(noise / 2)) {
        member(object, namesAndValues[i], namesAndValues[i + 1]);
      }
      if (chance(noise)) {
        member(object, oddName(namesAndValues[i]), anything(DirtyWords.NUMERALS));
      }
    }
    return chance(noise / 4) ? anything(DirtyWords.SHAPES) : object.append('}').toString();
  }

  private void member(StringBuilder object, String name, String value) {
    object.append(object.length() > 1 ? "," : "").append(blank());
    object.append('"').append(name).append("\":").append(blank()).append(value);
  }

  /** A name that stands there already, or one that nobody has asked for. */
  private String oddName(String name) {
    return chance(300) ? name : pick(DirtyWords.NAMES);
  }

  String list(int size, Supplier<String> entry) {
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < size; i++) {
      list.append(i > 0 ? "," : "").append(blank());
      list.append(chance(noise / 4) ? anything(DirtyWords.SHAPES) : entry.get());
    }
    return chance(noise / 4) ? anything(DirtyWords.SHAPES) : list.append(']').toString();
  }

  private String blank() {
    return chance(noise) ? pick(List.of(" ", "\n", "\t", "\r\n", "  ")) : "";
  }

  /** A word as people misspell it, unseen by them. */
  String name(String meant) {
    if (!chance(3 * noise)) {
      return meant;
    }
    return switch (random.nextInt(8)) {
      case 0 -> meant.toUpperCase(Locale.ROOT);
      case 1 -> " " + meant.replace(" ", "  ") + "\\t";
      case 2 -> meant.replace('o', 'о').replace('a', 'а');
      case 3 -> meant.replace(" ", "");
      case 4 -> meant + "\\u0000";
      case 5 -> meant.replace(" ", "\u00a0");
      case 6 -> pick(DirtyWords.TEXTS);
      default -> meant.replace(" ", "_");
    };
  }
}
