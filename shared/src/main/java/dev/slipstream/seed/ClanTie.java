package dev.slipstream.seed;

import com.google.gson.JsonObject;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import java.text.Normalizer;
import java.util.Locale;

/**
 * How a player and a clan know of each other. Players come in blocks, a block has one clan of 3 to
 * 50 of them; most members name it, some do not, and some who name it have left.
 *
 * @param rank the player's place in the block, 0 for the clan's founder
 * @param isMember the clan lists the player
 */
record ClanTie(int clan, int rank, boolean isMember, Naming naming) {

  /** Players of a block, and most members of a clan. */
  static final int BLOCK = 50;

  private static final int FEWEST_MEMBERS = 3;

  /** Has no divisor in common with the block, so members and others mix. */
  private static final int STRIDE = 7;

  /** How a player's blobs name the clan. */
  enum Naming {
    /** As functions write it: id and name in the profile, the name in the social blob. */
    WITH_ID,
    /** After the client saved the profile: the name in the social blob only. */
    BY_NAME,
    /** The name in another case, in another Unicode form. */
    MISSPELLED,
    NOT_AT_ALL
  }

  static ClanTie of(long seed, int player, Serialiser serialiser) {
    int clan = player / BLOCK;
    int rank = player % BLOCK * STRIDE % BLOCK;
    int size = FEWEST_MEMBERS + Dice.of(seed, "clan size", clan).below(BLOCK - FEWEST_MEMBERS + 1);
    boolean isMember = rank < size;
    return new ClanTie(
        clan, rank, isMember, naming(isMember, serialiser, Dice.of(seed, "tie", player)));
  }

  /** One of ten members is not named as one; one of five others has left and is. */
  private static Naming naming(boolean isMember, Serialiser serialiser, Dice dice) {
    if (!dice.chance(isMember ? 90 : 20)) {
      return Naming.NOT_AT_ALL;
    }
    if (dice.chance(10)) {
      return Naming.MISSPELLED;
    }
    return serialiser.keepsUnknownFields() ? Naming.WITH_ID : Naming.BY_NAME;
  }

  void name(Blobs blobs, String clanId, String clanName) {
    JsonObject profile = blobs.get(ProfileBlob.NAME);
    JsonObject social = blobs.get(SocialBlob.NAME);
    switch (naming) {
      case WITH_ID -> {
        profile.addProperty("clanId", clanId);
        profile.addProperty("clanName", clanName);
        profile.addProperty("clanRole", rank == 0 ? "leader" : "member");
        profile.addProperty("clanBadge", 1);
        social.addProperty("clanName", clanName);
      }
      case BY_NAME -> social.addProperty("clanName", clanName);
      case MISSPELLED -> social.addProperty("clanName", misspelled(clanName));
      case NOT_AT_ALL -> {}
    }
  }

  private static String misspelled(String clanName) {
    return Normalizer.normalize(clanName, Normalizer.Form.NFD).toLowerCase(Locale.ROOT) + " ";
  }
}
