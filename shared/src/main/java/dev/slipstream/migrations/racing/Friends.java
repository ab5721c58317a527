package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.FriendEntry;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A player's friend lists as uids, contract C4: each once, in order, nobody's own. */
record Friends(List<String> friends, List<String> requests, List<String> requestsSent) {

  static Friends of(Subject player, ProfileBlob profile, SocialBlob social, Notes notes) {
    return new Friends(
        uids("friends", social.friends(), player, notes),
        uids("friendRequests", social.friendRequests(), player, notes),
        uids("friendRequestsSent", profile.friendRequestsSent(), player, notes));
  }

  private static List<String> uids(
      String list, List<FriendEntry> entries, Subject player, Notes notes) {
    Set<String> uids = new LinkedHashSet<>();
    for (FriendEntry entry : entries) {
      if (entry.userId().isEmpty()) {
        note(list, RacingCode.FRIEND_INVALID, notes);
      } else if (entry.userId().get().equals(player.id())) {
        note(list, RacingCode.FRIEND_SELF, notes);
      } else if (!uids.add(entry.userId().get())) {
        note(list, RacingCode.FRIEND_DUPLICATE, notes);
      }
    }
    return List.copyOf(uids);
  }

  private static void note(String list, RacingCode code, Notes notes) {
    notes.add(Finding.of(SocialBlob.NAME, code, Places.field(list)));
  }
}
