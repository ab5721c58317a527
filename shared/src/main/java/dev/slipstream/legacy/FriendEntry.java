package dev.slipstream.legacy;

import dev.slipstream.model.Finding.Place;
import java.util.List;
import java.util.Optional;

/** An entry of a friend list: the uid it names, empty where it names none. */
public record FriendEntry(Optional<String> userId) {

  /** Reads a list whose entries are uids, or objects with a userId. */
  static List<FriendEntry> list(Json blob, String name, Coercion coercion) {
    Place place = Places.field(name);
    return coercion.list(blob.member(name), place).stream()
        .map(entry -> new FriendEntry(userId(entry, coercion, place)))
        .toList();
  }

  private static Optional<String> userId(Json entry, Coercion coercion, Place place) {
    Optional<Json> id =
        entry.is(Json.Kind.OBJECT)
            ? entry.member("userId")
            : Optional.of(entry).filter(text -> text.is(Json.Kind.TEXT));
    return Optional.of(coercion.text(id, place).trim()).filter(text -> !text.isEmpty());
  }
}
