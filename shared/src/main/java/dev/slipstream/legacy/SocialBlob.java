package dev.slipstream.legacy;

import dev.slipstream.model.Finding.Place;
import java.util.List;
import java.util.Optional;

/** What the migration uses of socialData, contract A4; its copies of profile fields are stale. */
public record SocialBlob(
    String username,
    Optional<Long> avatarNumber,
    String clanName,
    List<FriendEntry> friends,
    List<FriendEntry> friendRequests) {

  public static final String NAME = "socialData";

  public SocialBlob {
    friends = List.copyOf(friends);
    friendRequests = List.copyOf(friendRequests);
  }

  public static SocialBlob of(Json json, Notes notes) {
    Coercion coercion = new Coercion(NAME, notes);
    return new SocialBlob(
        coercion.text(json.member("username"), Places.field("username")),
        avatarNumber(json, coercion),
        coercion.text(json.member("clanName"), Places.field("clanName")),
        FriendEntry.list(json, "friends", coercion),
        FriendEntry.list(json, "friendRequests", coercion));
  }

  private static Optional<Long> avatarNumber(Json json, Coercion coercion) {
    Place place = Places.field("avatar");
    return Avatar.shown(coercion.object(json.member("avatar"), place), coercion);
  }
}
