package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Value;

/** What a player has and has reached, contract C2; the level follows from the XP. */
record Balances(long coins, long gems, long xp, long level, long trophies, long trophiesPeak) {

  static Balances of(ProfileBlob profile, Notes notes) {
    long level = XpCurve.levelOf(profile.xp());
    profile
        .storedLevel()
        .filter(stored -> stored != level)
        .ifPresent(
            stored -> note(notes, RacingCode.LEVEL_RECALCULATED, "playerLevel", stored, level));
    if (profile.trophies() > profile.trophiesPeak()) {
      note(
          notes,
          RacingCode.PEAK_RAISED,
          "trophyHighestLevel",
          profile.trophiesPeak(),
          profile.trophies());
    }
    return new Balances(
        profile.coins(),
        profile.gems(),
        profile.xp(),
        level,
        profile.trophies(),
        Math.max(profile.trophies(), profile.trophiesPeak()));
  }

  private static void note(Notes notes, RacingCode code, String field, long from, long to) {
    notes.add(
        Finding.of(ProfileBlob.NAME, code, Places.field(field))
            .with("from", Value.of(from))
            .with("to", Value.of(to)));
  }
}
