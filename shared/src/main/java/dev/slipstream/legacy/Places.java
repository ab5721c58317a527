package dev.slipstream.legacy;

import dev.slipstream.model.Finding.Place;
import dev.slipstream.model.UnicodeText;

/** Places inside a blob: as the contract writes them, and as a JSON pointer (RFC 6901). */
public final class Places {

  private static final int LONGEST = 300;

  private Places() {}

  /** A field of the blob itself. */
  public static Place field(String name) {
    return new Place(() -> cut(name), () -> "/" + escape(name));
  }

  /** A field of the object at {@code place}. */
  public static Place field(Place place, String name) {
    return new Place(
        () -> cut(place.text() + "." + name), () -> cut(place.pointer() + "/" + escape(name)));
  }

  /** An entry of a list, called {@code list.name}, since order changes and names stay. */
  public static Place entry(String list, int index, String name) {
    return new Place(() -> cut(list + "." + name), () -> "/" + list + "/" + index);
  }

  /** An entry of a list without a name. */
  public static Place entry(String list, int index) {
    return new Place(() -> list + "[" + index + "]", () -> "/" + list + "/" + index);
  }

  /** An entry of a list of the object at {@code place}. */
  static Place entry(Place place, String list, int index) {
    return new Place(
        () -> place.text() + "." + list + "[" + index + "]",
        () -> place.pointer() + "/" + list + "/" + index);
  }

  /**
   * Cuts long text, visibly, and repairs half characters: no finding grows with the data it is
   * about, and each can be stored.
   */
  public static String cut(String text) {
    if (text.length() <= LONGEST) {
      return UnicodeText.repair(text);
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return UnicodeText.repair(text.substring(0, end)) + "…";
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
