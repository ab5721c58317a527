package dev.slipstream.legacy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A blob's text, in which single values can be replaced; every other character stays, be it white
 * space, an unknown field or the spelling of an escape. A text that is encoded twice stays so.
 *
 * <p>A place is one step per level: a member's name in an object, a decimal index in a list. Of
 * members of one name the last is meant, the one that every reader sees.
 *
 * <p>A blob with a text that is not a JSON object takes no edit: each is empty.
 */
public final class BlobText {

  private static final BlobText NEW = new BlobText(new StoredText("{}"), Optional.empty());

  private final StoredText stored;

  /** Known of a blob that was read; behind an edit, the next one parses the text. */
  private final Optional<Json> parsed;

  private BlobText(StoredText stored, Optional<Json> parsed) {
    this.stored = stored;
    this.parsed = parsed;
  }

  /** The text of a blob; one without text (missing document, missing or empty field) is "{}". */
  public static BlobText of(LegacyBlob blob) {
    return blob.text()
        .map(text -> new BlobText(new StoredText(text), Optional.of(blob.root())))
        .orElse(NEW);
  }

  /**
   * Puts a whole number at a place. A number written as text stays text, and a number that is there
   * already in plain digits stays as it is. What lacks on the way is added as objects, each at the
   * end of its parent; nothing (null or "") on the way is replaced by an object.
   *
   * @return empty where something of another kind stands at the place or in the way, or where an
   *     index is not in its list
   */
  public Optional<BlobText> number(List<String> place, long value) {
    String digits = Long.toString(value);
    return edited(place, digits, present -> withNumber(present, digits));
  }

  private Optional<BlobText> withNumber(Json present, String digits) {
    if (present.literal().equals(digits)) {
      return Optional.of(this);
    }
    return switch (present.kind()) {
      case NUMBER, NULL -> Optional.of(replaced(present, digits));
      case TEXT -> Optional.of(withNumberForText(present, digits));
      case BOOLEAN, OBJECT, LIST -> Optional.empty();
    };
  }

  /** Leaves the quotes as they are spelled; only a blank text, which counts as 0, loses them. */
  private BlobText withNumberForText(Json present, String digits) {
    return present.literal().trim().isEmpty()
        ? replaced(present, digits)
        : spliced(present.start() + 1, present.end() - 1, digits);
  }

  /**
   * Adds JSON text as the last entry of the list at a place; a list that is missing or nothing
   * (null or "") is added, on the same terms as a number.
   *
   * @return empty where something of another kind stands at the place or in the way, or where an
   *     index is not in its list
   * @throws IllegalArgumentException where {@code json} is not valid JSON
   */
  public Optional<BlobText> append(List<String> place, String json) {
    if (JsonText.parse(json).isEmpty()) {
      throw new IllegalArgumentException("an entry of a list must be valid JSON");
    }
    return edited(place, "[" + json + "]", present -> withEntry(present, json));
  }

  private Optional<BlobText> withEntry(Json present, String json) {
    if (present.is(Json.Kind.LIST)) {
      return Optional.of(extended(present, json));
    }
    return present.isNothing()
        ? Optional.of(replaced(present, "[" + json + "]"))
        : Optional.empty();
  }

  /** Edits what is at the place; where nothing is, the value is added with what lacks above it. */
  private Optional<BlobText> edited(
      List<String> place, String value, Function<Json, Optional<BlobText>> edit) {
    Json node = root();
    if (!node.isWritten()) {
      return Optional.empty();
    }
    for (int depth = 0; depth < place.size(); depth++) {
      Optional<Json> child = node.child(place.get(depth));
      if (child.isEmpty()) {
        return added(node, place.subList(depth, place.size()), value);
      }
      node = child.get();
    }
    return edit.apply(node);
  }

  private Optional<BlobText> added(Json parent, List<String> lacking, String value) {
    String member = member(lacking, value);
    if (parent.is(Json.Kind.OBJECT)) {
      return Optional.of(extended(parent, member));
    }
    return parent.isNothing()
        ? Optional.of(replaced(parent, "{" + member + "}"))
        : Optional.empty();
  }

  /** A member that holds the value, below objects for all names but the first. */
  private static String member(List<String> names, String value) {
    String opening = names.stream().map(BlobText::quoted).collect(Collectors.joining(":{"));
    return opening + ":" + value + "}".repeat(names.size() - 1);
  }

  /** Puts a child into an object or list, behind the one that stands last. */
  private BlobText extended(Json parent, String child) {
    Collection<Json> children = parent.children();
    int end = children.stream().mapToInt(Json::end).max().orElse(parent.start() + 1);
    return spliced(end, end, children.isEmpty() ? child : "," + child);
  }

  private BlobText replaced(Json present, String json) {
    return spliced(present.start(), present.end(), json);
  }

  private BlobText spliced(int start, int end, String json) {
    return new BlobText(stored.spliced(start, end, json), Optional.empty());
  }

  /** The JSON as it is now. */
  public Json root() {
    return parsed.orElseGet(stored::parse);
  }

  /** What the blob's field is to hold. */
  public String text() {
    return stored.text();
  }

  /** A string as a JSON literal with its quotes. */
  public static String quoted(String text) {
    return '"' + StoredText.escaped(text) + '"';
  }
}
