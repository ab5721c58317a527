package dev.slipstream.bench;

import dev.slipstream.bench.Heat.Way;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a lane claims to have done, held against what players then have. A bare transaction claims
 * nothing: it writes what was decided before it began.
 *
 * @param before what each operation's player had of what it moves
 */
record Claim(Balances balances, Heat heat, List<PreparedOperation> prepared, List<Long> before) {

  Claim {
    before = List.copyOf(before);
  }

  /** Before the lane is run. */
  static Claim of(Balances balances, Heat heat, List<PreparedOperation> prepared) {
    int read = heat.isHot() ? 1 : prepared.size();
    List<Long> before =
        prepared.stream()
            .limit(read)
            .map(one -> balances.of(one.operation().player(), name(one)))
            .toList();
    return new Claim(balances, heat, prepared, before);
  }

  private static String name(PreparedOperation one) {
    return one.operation().delta().firstKey();
  }

  /** The timing with what was lost; fails where ours has lost anything or a mirror disagrees. */
  Timing check(Way way, Timing timing) {
    if (!heat.isContended() && timing.done() != prepared.size()) {
      throw new IllegalStateException(timing.lane() + ": did " + timing.done() + " only");
    }
    boolean isOurs = way == Way.OURS;
    boolean isClaimed = isOurs || way == Way.PEERS;
    Timing checked = isClaimed ? timing.withLost(lost(isOurs, timing)) : timing;
    if (isOurs && checked.lost() != 0) {
      throw new IllegalStateException(timing.lane() + ": " + checked.lost() + " were lost");
    }
    return checked;
  }

  /** How many operations are missing; on one player each is a coin. */
  private long lost(boolean isMirrored, Timing timing) {
    return heat.isHot()
        ? before.get(0) + timing.done() - now(prepared.get(0), isMirrored)
        : IntStream.range(0, before.size())
            .filter(i -> expected(i) != now(prepared.get(i), isMirrored))
            .count();
  }

  private long expected(int i) {
    return before.get(i) + prepared.get(i).operation().delta().values().iterator().next();
  }

  private long now(PreparedOperation one, boolean isMirrored) {
    return isMirrored
        ? balances.mirrored(one.operation().player(), name(one))
        : balances.of(one.operation().player(), name(one));
  }
}
