package dev.slipstream.model;

/** Whom a migration moves, as one: a player, by uid. */
public record Subject(String id) {
  public Subject {
    if (!DocPath.isValidId(id)) {
      throw new IllegalArgumentException("not a user id that Firestore can hold: " + id);
    }
  }
}
