package dev.slipstream.waves;

import dev.slipstream.store.Usage;

/** Firestore's list prices of one region, in dollars for 100 000 operations; nam5 costs double. */
public final class Price {

  private static final double READS = 0.03;
  private static final double WRITES = 0.09;
  private static final double DELETES = 0.01;
  private static final double LOT = 100_000;

  private Price() {}

  /** What these operations cost, in dollars. */
  public static double of(Usage usage) {
    return (usage.reads() * READS + usage.writes() * WRITES + usage.deletes() * DELETES) / LOT;
  }
}
