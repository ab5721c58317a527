package dev.slipstream.seed;

import com.google.gson.JsonObject;
import java.util.SplittableRandom;

/**
 * How a player and a clan know of each other. Players come in blocks, a block has one clan; most
 * members name it, some do not, and some who name it have left.
 *
 * @param isMember the clan lists the player
 * @param names the player's blobs name the clan
 */
record ClanTie(int clan, boolean isMember, boolean names) {

  /** Players of a block. */
  static final int BLOCK = 40;

  private static final int PERCENT = 100;
  private static final int MEMBERS = 60;
  private static final int LEFT = 70;
  private static final int SILENT = 75;

  static ClanTie of(long seed, int player) {
    int lot = new SplittableRandom(seed * 17 + 5 + 1_000_003L * player).nextInt(PERCENT);
    boolean isFirst = player % BLOCK == 0;
    boolean isMember = isFirst || lot < MEMBERS || (lot >= LEFT && lot < SILENT);
    return new ClanTie(player / BLOCK, isMember, isFirst || lot < LEFT);
  }

  /**
   * Writes the clan's name where the legacy game does: in the social blob, often in the profile.
   */
  void name(Blobs blobs, String clanName) {
    if (!names) {
      return;
    }
    JsonObject social = blobs.social;
    social.addProperty("clanName", clanName);
    if (blobs.random.nextInt(3) == 0) {
      blobs.profile.addProperty("clanName", clanName);
    }
  }
}
