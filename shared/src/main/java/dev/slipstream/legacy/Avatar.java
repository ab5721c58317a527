package dev.slipstream.legacy;

import dev.slipstream.model.Finding.Place;
import java.util.Optional;

/** The number of an avatar picture, 1 or more. */
final class Avatar {

  private Avatar() {}

  static Optional<Long> number(Optional<Json> value, Place at, Coercion coercion) {
    return Optional.of(coercion.count(value, at)).filter(number -> number >= 1);
  }

  /** The number that the legacy client shows, {@code avatar.avatarNumber}. */
  static Optional<Long> shown(Json avatar, Coercion coercion) {
    Place at = Places.field(Places.field("avatar"), "avatarNumber");
    return number(avatar.member("avatarNumber"), at, coercion);
  }
}
