package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.BlobText;
import dev.slipstream.legacy.FriendEntry;
import dev.slipstream.legacy.Json;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import dev.slipstream.model.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The way back of a player's friend lists, contract C4. */
record FriendsReversal(Subject player, Friends legacy, Today today) {

  BlobText inSocial(BlobText text) {
    BlobText befriended =
        with(
            text,
            SocialBlob.FRIENDS,
            SocialBlob.of(text.root(), new Notes()).friends(),
            legacy.friends(),
            Json.Kind.OBJECT);
    return with(
        befriended,
        SocialBlob.REQUESTS,
        SocialBlob.of(befriended.root(), new Notes()).friendRequests(),
        legacy.requests(),
        Json.Kind.OBJECT);
  }

  BlobText inProfile(BlobText text) {
    return with(
        text,
        ProfileBlob.REQUESTS_SENT,
        ProfileBlob.of(text.root(), new Notes()).friendRequestsSent(),
        legacy.requestsSent(),
        Json.Kind.TEXT);
  }

  /** Blob and document call the list by one name. */
  private BlobText with(
      BlobText text, String list, List<FriendEntry> entries, List<String> before, Json.Kind usual) {
    List<String> wanted =
        Today.ids(today.social(), list).stream().filter(this::canBeListed).toList();
    if (today.social().get(list).isEmpty() || wanted.equals(before)) {
      return text;
    }
    List<Optional<String>> uids = entries.stream().map(this::other).toList();
    return new ListReversal(list, uids, FriendsReversal::object, usual)
        .with(text, wanted, UnaryOperator.identity())
        .orElse(text);
  }

  private boolean canBeListed(String uid) {
    return !uid.equals(player.id()) && !uid.isEmpty() && uid.equals(uid.trim());
  }

  /** Whom the entry names, where that is not the player. */
  private Optional<String> other(FriendEntry entry) {
    return entry.userId().filter(uid -> !uid.equals(player.id()));
  }

  private static String object(String uid) {
    return "{\"userId\":%s}".formatted(BlobText.quoted(uid));
  }
}
