package dev.slipstream.legacy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A blob's text, in which single values can be replaced; every other character stays, be it white
 * space, an unknown field or the spelling of an escape. A text that is encoded twice stays so.
 *
 * <p>A place is one step per level: a member's name in an object, a decimal index in a list. Of
 * members of one name the last is meant, the one that every reader sees.
 *
 * <p>An edit is refused, and empty, where something of another kind stands at the place or in the
 * way, and where an index is not in its list. A blob with a text that is not a JSON object takes
 * none.
 */
public final class BlobText {

  /** How a boolean stands in a text or number. */
  private static final List<String> DIGITS = List.of("0", "1");

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
      case TEXT -> Optional.of(withinText(present, digits));
      case BOOLEAN, OBJECT, LIST -> Optional.empty();
    };
  }

  /**
   * Leaves the quotes as they are spelled; only a blank text, which counts as nothing, loses them.
   */
  private BlobText withinText(Json present, String plain) {
    return present.literal().trim().isEmpty()
        ? replaced(present, plain)
        : spliced(present.start() + 1, present.end() - 1, plain);
  }

  /**
   * Puts a text at a place, whatever stands there; a text that reads so already stays as it is.
   * What lacks on the way is added as for a number.
   */
  public Optional<BlobText> text(List<String> place, String value) {
    return edited(place, quoted(value), present -> Optional.of(withText(present, value)));
  }

  private BlobText withText(Json present, String value) {
    boolean readsSo = present.is(Json.Kind.TEXT) && present.literal().equals(value);
    return readsSo ? this : replaced(present, quoted(value));
  }

  /**
   * Puts true or false at a place, on the same terms as a number, and in the way that stands there:
   * as 1 or 0 where there is a number, as a text where there is one.
   */
  public Optional<BlobText> flag(List<String> place, boolean value) {
    return edited(place, String.valueOf(value), present -> withFlag(present, value));
  }

  private Optional<BlobText> withFlag(Json present, boolean value) {
    String word = word(value, present);
    return switch (present.kind()) {
      case NUMBER, BOOLEAN, NULL -> Optional.of(replaced(present, word));
      case TEXT -> Optional.of(withinText(present, word));
      case OBJECT, LIST -> Optional.empty();
    };
  }

  private static String word(boolean value, Json present) {
    boolean isDigit = present.is(Json.Kind.NUMBER) || DIGITS.contains(present.literal().trim());
    return isDigit ? value ? "1" : "0" : String.valueOf(value);
  }

  /**
   * Puts JSON text at a place, whatever stands there; what lacks is added as for a number.
   *
   * @throws IllegalArgumentException where {@code json} is not valid JSON
   */
  public Optional<BlobText> json(List<String> place, String json) {
    JsonText.require(json);
    return edited(place, json, present -> Optional.of(replaced(present, json)));
  }

  /**
   * Adds JSON text as the last entry of the list at a place; a list that is missing or nothing
   * (null or "") is added, on the same terms as a number.
   *
   * @throws IllegalArgumentException where {@code json} is not valid JSON
   */
  public Optional<BlobText> append(List<String> place, String json) {
    JsonText.require(json);
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

  /**
   * Puts these entries, and no others, into the list at a place; a list that is missing or nothing
   * (null or "") is added, on the same terms as a number. One to be kept that is not there is left
   * out.
   */
  public Optional<BlobText> entries(List<String> place, List<ListEntry> entries) {
    return edited(place, listOf(entries), present -> withEntries(present, entries));
  }

  /** A list where none is, and so none of its entries. */
  private static String listOf(List<ListEntry> entries) {
    return entries.stream()
        .flatMap(entry -> entry instanceof ListEntry.New put ? Stream.of(put.json()) : Stream.of())
        .collect(Collectors.joining(",", "[", "]"));
  }

  private Optional<BlobText> withEntries(Json present, List<ListEntry> entries) {
    if (present.isNothing()) {
      return Optional.of(replaced(present, listOf(entries)));
    }
    return present.is(Json.Kind.LIST)
        ? Optional.of(rearranged(present, entries))
        : Optional.empty();
  }

  private BlobText rearranged(Json list, List<ListEntry> entries) {
    String spelled =
        entries.stream().flatMap(entry -> spelled(list, entry)).collect(Collectors.joining(","));
    return new BlobText(
        stored.respelled(list.start() + 1, list.end() - 1, spelled), Optional.empty());
  }

  /** As it stands in the text, or is to stand there. */
  private Stream<String> spelled(Json list, ListEntry entry) {
    if (entry instanceof ListEntry.Kept kept) {
      return list
          .child(String.valueOf(kept.index()))
          .map(item -> stored.spelling(item.start(), item.end()))
          .stream();
    }
    return Stream.of(stored.spelling(((ListEntry.New) entry).json()));
  }

  /** Edits what is at the place; where nothing is, the value is added with what lacks above it. */
  private Optional<BlobText> edited(
      List<String> place, String value, Function<Json, Optional<BlobText>> edit) {
    Json node = root();
    if (!node.isWritten() || place.isEmpty()) {
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
