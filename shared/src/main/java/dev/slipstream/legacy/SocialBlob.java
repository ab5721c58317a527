package dev.slipstream.legacy;

import java.util.List;
import java.util.Optional;

/**
 * What the migration uses of socialData, contract A4; its copies of profile fields are stale.
 *
 * @param avatar as stored; read only where the profile has none
 */
public record SocialBlob(
    String username,
    Optional<Json> avatar,
    String clanName,
    List<FriendEntry> friends,
    List<FriendEntry> friendRequests) {

  public static final String NAME = "socialData";

  /** The fields that hold players. */
  public static final String FRIENDS = "friends";

  public static final String REQUESTS = "friendRequests";

  public SocialBlob {
    friends = List.copyOf(friends);
    friendRequests = List.copyOf(friendRequests);
  }

  public static SocialBlob of(Json json, Notes notes) {
    Coercion coercion = new Coercion(NAME, notes);
    return new SocialBlob(
        coercion.text(json.member("username"), Places.field("username")),
        json.member("avatar"),
        coercion.text(json.member("clanName"), Places.field("clanName")),
        FriendEntry.list(json, FRIENDS, coercion),
        FriendEntry.list(json, REQUESTS, coercion));
  }

  /** The avatar's number, 1 or more; notes what is wrong with it. */
  public Optional<Long> avatarNumber(Notes notes) {
    Coercion coercion = new Coercion(NAME, notes);
    return Avatar.shown(coercion.object(avatar, Places.field("avatar")), coercion);
  }
}
