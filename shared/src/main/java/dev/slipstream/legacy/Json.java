package dev.slipstream.legacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value of a JSON text and the span where it stands, so that a later patch can replace exactly
 * this span and leave every other byte alone.
 */
public final class Json {

  /** The kinds of JSON value. */
  public enum Kind {
    OBJECT,
    LIST,
    TEXT,
    NUMBER,
    BOOLEAN,
    NULL
  }

  /** An index as a place writes it, well within an int. */
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  private final Kind kind;
  private final int start;
  private int end;
  private final String literal;
  private final Map<String, Json> members;
  private final List<Json> items;

  Json(Kind kind, int start, int end, String literal) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.literal = literal;
    this.members = kind == Kind.OBJECT ? new LinkedHashMap<>() : Map.of();
    this.items = kind == Kind.LIST ? new ArrayList<>() : List.of();
  }

  /** The object that stands for a document without a text, or with one that cannot be read. */
  static Json emptyObject() {
    return new Json(Kind.OBJECT, 0, 0, "");
  }

  /** Puts a member; of members with one name the last counts, as in every JSON library. */
  void put(String name, Json value) {
    members.put(name, value);
  }

  void add(Json value) {
    items.add(value);
  }

  void endAt(int offset) {
    this.end = offset;
  }

  public Kind kind() {
    return kind;
  }

  public boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** First character in the text, in UTF-16 code units. */
  public int start() {
    return start;
  }

  /** Behind the last character in the text, in UTF-16 code units. */
  public int end() {
    return end;
  }

  /** The unescaped text, the number as written, or true or false; empty for the other kinds. */
  public String literal() {
    return literal;
  }

  public Optional<Json> member(String name) {
    return Optional.ofNullable(members.get(name));
  }

  public Map<String, Json> members() {
    return members;
  }

  public List<Json> items() {
    return items;
  }

  /** The value one step below: an object's member by its name, a list's item by its index. */
  Optional<Json> child(String step) {
    return is(Kind.LIST) ? item(step) : member(step);
  }

  private Optional<Json> item(String index) {
    return INDEX.matcher(index).matches()
        ? items.stream().skip(Integer.parseInt(index)).findFirst()
        : Optional.empty();
  }

  /** The members or items, in no particular order. */
  Collection<Json> children() {
    return is(Kind.LIST) ? items : members.values();
  }

  /** False for the object that stands for a text that is missing or cannot be read. */
  boolean isWritten() {
    return end > start;
  }

  /** True for null and the empty text: what serialisers write where there is nothing. */
  public boolean isNothing() {
    return kind == Kind.NULL || (kind == Kind.TEXT && literal.isEmpty());
  }
}
