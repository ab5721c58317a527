package dev.slipstream.migrations.racing;

/**
 * Experience and levels, contract C6: being at level L takes 25·(L−1)·(L+2) XP. The same curve
 * serves grants at run time, or the next race would change the level.
 */
public final class XpCurve {

  public static final String ID = "xp_default";

  /** Rows that the game's own table has; the formula goes on beyond. */
  public static final int TABLE_LEVELS = 50;

  private XpCurve() {}

  /** The XP that a level takes; exact up to the largest XP that can be stored. */
  public static long xpAt(long level) {
    return 25 * (level - 1) * (level + 2);
  }

  /** The greatest level whose XP is reached; 1 for none. */
  public static long levelOf(long xp) {
    long level = Math.max(1, (long) Math.floor((-1 + Math.sqrt(9 + xp * 0.16)) / 2));
    while (xpAt(level) > xp && level > 1) {
      level--;
    }
    while (xpAt(level + 1) <= xp) {
      level++;
    }
    return level;
  }
}
