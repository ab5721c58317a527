package dev.slipstream.simulator;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Plays a scenario in every possible way, or in one that a seed chooses, and looks at all oracles
 * after every move.
 *
 * <p>A state that was reached before is not gone on from again: what can come of it is known, and
 * how many schedules that is. That is sound, since a state's key has all that its future depends
 * on, and each oracle looks at one state and at what ended with the move into it.
 */
final class Explorer {

  /** More than any schedule has that comes to an end. */
  private static final int MOST_MOVES = 600;

  private final Scenario scenario;
  private final Terms terms;
  private final boolean prunes;
  private final Map<Print.Key, BigInteger> schedulesFrom = new HashMap<>();
  private final Set<Print.Key> sound = new HashSet<>();
  private final Deque<Move> way = new ArrayDeque<>();
  private long moves;

  private Explorer(Scenario scenario, Terms terms, boolean prunes) {
    this.scenario = scenario;
    this.terms = terms;
    this.prunes = prunes;
  }

  /**
   * What was explored.
   *
   * @param schedules how many ways there are from the first move to the last
   * @param states how many different states they pass through
   * @param moves how many moves were carried out
   */
  record Explored(BigInteger schedules, long states, long moves) {}

  /** Plays all schedules. Throws {@link Violation} at the first thing that does not hold. */
  static Explored all(Scenario scenario, Terms terms) {
    return new Explorer(scenario, terms, true).explore();
  }

  /**
   * The same, going on from a state as often as it is reached: for proving that pruning is sound.
   */
  static Explored allWithoutPruning(Scenario scenario, Terms terms) {
    return new Explorer(scenario, terms, false).explore();
  }

  private Explored explore() {
    Print.forget();
    BigInteger schedules = from(scenario.begin(terms));
    return new Explored(schedules, schedulesFrom.size(), moves);
  }

  private BigInteger from(World world) {
    Print.Key key = world.key();
    BigInteger known = prunes ? schedulesFrom.get(key) : null;
    look(world);
    if (known != null) {
      return known;
    }
    if (way.size() > MOST_MOVES) {
      throw violation(new Broken("Ends", "it goes on and on"), null);
    }
    List<Move> next = world.moves();
    BigInteger schedules = next.isEmpty() ? BigInteger.ONE : BigInteger.ZERO;
    for (Move move : next) {
      way.addLast(move);
      moves++;
      schedules = schedules.add(from(step(world, move)));
      way.removeLast();
    }
    schedulesFrom.put(key, schedules);
    return schedules;
  }

  /** The world after the move; nothing that happens to an actor may make it throw. */
  private World step(World world, Move move) {
    try {
      return world.after(move);
    } catch (RuntimeException e) {
      throw violation(new Broken("Throws", e.toString()), e);
    }
  }

  /** Looks at all oracles, but for what they have seen before. */
  private void look(World world) {
    if (world.hasNews()) {
      require(world::evidence, world::violation);
      require(world::ground, world::violationAfterwards);
    }
  }

  private void require(Supplier<Print.Key> key, Supplier<Optional<Broken>> violation) {
    if (sound.add(key.get())) {
      Optional<Broken> broken = found(violation);
      if (broken.isPresent()) {
        throw violation(broken.get(), null);
      }
    }
  }

  /** The oracles try what could come next, and nothing of that may throw either. */
  private Optional<Broken> found(Supplier<Optional<Broken>> violation) {
    try {
      return violation.get();
    } catch (RuntimeException e) {
      throw violation(new Broken("Throws", e.toString()), e);
    }
  }

  private Violation violation(Broken what, Throwable cause) {
    return new Violation(new Schedule(scenario, terms, List.copyOf(way)), what, cause);
  }

  /** Plays one schedule, the same for the same seed. */
  static Schedule random(Scenario scenario, Terms terms, long seed) {
    return new Explorer(scenario, terms, false).walk(seed);
  }

  /** Plays a schedule for each seed. */
  static void random(Scenario scenario, Terms terms, LongStream seeds) {
    Explorer explorer = new Explorer(scenario, terms, false);
    seeds.forEach(explorer::walk);
  }

  private Schedule walk(long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    return walk(
        (number, possible) -> possible.get(dice.nextInt(possible.size())), Integer.MAX_VALUE);
  }

  /** Plays these moves, and no further. */
  static Schedule play(Scenario scenario, Terms terms, List<String> moves) {
    return new Explorer(scenario, terms, false)
        .walk(
            (number, possible) -> Schedule.choose(moves.get(number), number + 1, possible),
            moves.size());
  }

  /** Chooses the next move among those that are possible. */
  private interface Chooser {
    Move choose(int number, List<Move> possible);
  }

  private Schedule walk(Chooser chooser, int most) {
    way.clear();
    World world = scenario.begin(terms);
    look(world);
    for (int number = 0; number < most; number++) {
      List<Move> possible = world.moves();
      if (possible.isEmpty() && most == Integer.MAX_VALUE) {
        break;
      }
      Move move = chooser.choose(number, possible);
      way.addLast(move);
      world = step(world, move);
      look(world);
    }
    return new Schedule(scenario, terms, List.copyOf(way));
  }
}
