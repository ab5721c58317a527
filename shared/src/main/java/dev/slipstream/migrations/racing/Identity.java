package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Subject;
import dev.slipstream.model.UnicodeText;
import java.util.Optional;

/**
 * Who a player is, contract C2: the profile's word first, then the social copy's, then a default.
 */
record Identity(String username, long avatarId) {

  private static final int GENERATED_NAME_LETTERS = 5;

  static Identity of(Subject player, ProfileBlob profile, SocialBlob social, Notes notes) {
    if (!profile.userId().isEmpty() && !profile.userId().equals(player.id())) {
      note(notes, RacingCode.USERID_MISMATCH, "userId");
    }
    return new Identity(username(player, profile, social, notes), avatar(profile, social, notes));
  }

  private static String username(
      Subject player, ProfileBlob profile, SocialBlob social, Notes notes) {
    if (!profile.username().isBlank()) {
      if (!social.username().isBlank() && !isSame(profile.username(), social.username())) {
        note(notes, RacingCode.USERNAME_CONFLICT, "username");
      }
      return profile.username();
    }
    if (!social.username().isBlank()) {
      note(notes, RacingCode.USERNAME_FROM_SOCIAL, "username");
      return social.username();
    }
    note(notes, RacingCode.USERNAME_GENERATED, "username");
    String uid = player.id();
    String start = uid.substring(0, Math.min(GENERATED_NAME_LETTERS, uid.length()));
    return "Player_" + UnicodeText.repair(start);
  }

  private static boolean isSame(String a, String b) {
    return UnicodeText.composed(a).equals(UnicodeText.composed(b));
  }

  private static long avatar(ProfileBlob profile, SocialBlob social, Notes notes) {
    if (profile.avatarId().isPresent()) {
      return profile.avatarId().get();
    }
    Optional<Long> copy = social.avatarNumber(notes);
    note(
        notes,
        copy.isPresent() ? RacingCode.AVATAR_FROM_SOCIAL : RacingCode.AVATAR_DEFAULTED,
        "avatar");
    return copy.orElse(1L);
  }

  private static void note(Notes notes, RacingCode code, String field) {
    notes.add(Finding.of(ProfileBlob.NAME, code, Places.field(field)));
  }
}
