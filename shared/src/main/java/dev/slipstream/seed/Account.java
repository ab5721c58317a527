package dev.slipstream.seed;

import dev.slipstream.model.Subject;
import java.util.List;

/**
 * What a player's clan knows of the player too: who it is and how far it has come.
 *
 * @param isStub the profile broke once, and a legacy function put a stub in its place
 */
record Account(
    Subject subject,
    String username,
    long xp,
    long trophies,
    Serialiser serialiser,
    boolean isStub) {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int UID_LENGTH = 28;
  private static final int NUMBERED_NAMES_PERCENT = 80;
  private static final long MOST_XP = 600_000;
  private static final long MOST_TROPHIES = 7_000;

  static Account of(long seed, int number, List<String> usernames) {
    Dice dice = Dice.of(seed, "account", number);
    String name = dice.pick(usernames);
    return new Account(
        subject(seed, number),
        dice.chance(NUMBERED_NAMES_PERCENT) ? name + dice.below(10_000) : name,
        dice.skewed(MOST_XP, 3),
        dice.skewed(MOST_TROPHIES, 2),
        Serialiser.any(dice),
        false);
  }

  /** A uid of 28 letters and digits, as Firebase makes them. */
  static Subject subject(long seed, int number) {
    Dice dice = Dice.of(seed, "uid", number);
    StringBuilder uid = new StringBuilder(UID_LENGTH);
    for (int i = 0; i < UID_LENGTH; i++) {
      uid.append(LETTERS.charAt(dice.below(LETTERS.length())));
    }
    return new Subject(uid.toString());
  }

  /** The same player after its profile broke. */
  Account stub() {
    String name = "Player_" + subject.id().substring(0, 5);
    return new Account(subject, name, 0, 0, Serialiser.FUNCTIONS, true);
  }
}
