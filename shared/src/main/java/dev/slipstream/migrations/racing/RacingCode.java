package dev.slipstream.migrations.racing;

import dev.slipstream.model.Code;

/** What can be wrong with a racing player's data, contract C2 to C5. */
public enum RacingCode implements Code {
  USERNAME_FROM_SOCIAL("is blank; the name in socialData is taken"),
  USERNAME_GENERATED("is blank everywhere; a name is made from the uid"),
  USERNAME_CONFLICT("differs from the name in socialData and wins"),
  USERID_MISMATCH("differs from the uid of the path, which wins"),
  AVATAR_FROM_SOCIAL("has no number; the one in socialData is taken"),
  AVATAR_DEFAULTED("has no number anywhere and becomes 1"),
  LEVEL_RECALCULATED("differs from the level of the XP, which wins"),
  PEAK_RAISED("is below the current trophies and raised to them"),
  CAR_UNKNOWN_DEFAULTED("has no id; the default car is taken"),
  LOADOUT_CAR_NOT_OWNED("is not owned and kept"),
  SPELL_UNKNOWN("holds a spell without an id, quarantined"),
  SPELL_DUPLICATE("holds a spell twice; the second is dropped"),
  SPELLS_TRUNCATED("holds more than 3 spells; the rest is dropped"),
  TIER_UNKNOWN("is a tier without a place, quarantined"),
  ITEM_UNKNOWN("is an item without an id, quarantined"),
  CAR_UNKNOWN("is an owned car without an id, quarantined"),
  CAR_DUPLICATE_MERGED("occurs more than once; the entries are merged"),
  COSMETIC_UNKNOWN("is a cosmetic without an id, quarantined"),
  COSMETIC_NOT_OWNED("is worn but not owned, and kept"),
  STARTER_CAR_GRANTED("is granted: legacy players own it implicitly"),
  FRIEND_INVALID("holds an entry that names nobody, dropped"),
  FRIEND_SELF("holds the player, dropped"),
  FRIEND_DUPLICATE("holds somebody twice; the second is dropped"),
  CLAN_NOT_FOUND("is the name of no clan"),
  CLAN_NOT_MEMBER("is a clan that does not list the player"),
  CLAN_AMBIGUOUS("is the name of several clans that list the player"),
  STARS_CLAMPED("has more than 3 stars and becomes 3"),
  TRACK_DUPLICATE_MERGED("occurs more than once; the entries are merged"),
  TRACK_UNKNOWN("is a track without an id, quarantined"),

  /** Not in legacy data: the plan itself does not hold together, and nothing is migrated. */
  PLAN_INVALID("contradicts the source or another document of the plan", true);

  private final String what;
  private final boolean isFatal;

  RacingCode(String what) {
    this(what, false);
  }

  RacingCode(String what, boolean isFatal) {
    this.what = what;
    this.isFatal = isFatal;
  }

  @Override
  public String what() {
    return what;
  }

  @Override
  public boolean isFatal() {
    return isFatal;
  }
}
