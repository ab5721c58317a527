package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.BlobText;
import dev.slipstream.legacy.Json;
import dev.slipstream.legacy.ListEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A list in a blob whose entries stand for spells or players, each a text or an object, on its way
 * back to what the new schema lists. Entries that stay keep their text; those that stand for
 * nothing that the new schema knows, and repeats, stay behind the others.
 *
 * @param ids what each entry stands for, entry by entry
 * @param object how a new entry is written where the list has objects; elsewhere it is a text
 */
record ListReversal(
    String field, List<Optional<String>> ids, UnaryOperator<String> object, Json.Kind usual) {

  ListReversal {
    ids = List.copyOf(ids);
  }

  /** The text with these in its list; empty where something else stands in its place. */
  Optional<BlobText> with(BlobText text, List<String> wanted, UnaryOperator<String> nameOf) {
    UnaryOperator<String> style = isOfObjects(text) ? object : BlobText::quoted;
    List<ListEntry> entries = new ArrayList<>();
    for (String id : wanted) {
      int index = ids.indexOf(Optional.of(id));
      entries.add(
          index < 0 ? new ListEntry.New(style.apply(nameOf.apply(id))) : new ListEntry.Kept(index));
    }
    for (int i = 0; i < ids.size(); i++) {
      if (staysBehind(i, wanted)) {
        entries.add(new ListEntry.Kept(i));
      }
    }
    return text.entries(List.of(field), entries);
  }

  private boolean staysBehind(int index, List<String> wanted) {
    Optional<String> id = ids.get(index);
    boolean isRepeat = ids.indexOf(id) < index;
    return id.isEmpty() || (isRepeat && wanted.contains(id.get()));
  }

  private boolean isOfObjects(BlobText text) {
    List<Json> entries = text.root().member(field).map(Json::items).orElse(List.of());
    Json.Kind kind =
        entries.stream()
            .map(Json::kind)
            .filter(some -> some == Json.Kind.OBJECT || some == Json.Kind.TEXT)
            .findFirst()
            .orElse(usual);
    return kind == Json.Kind.OBJECT;
  }
}
