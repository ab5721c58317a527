package dev.slipstream.simulator;

import dev.slipstream.store.memory.MemoryDatabase.Locking;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One way to play a scenario, in one line that replays it:
 *
 * <pre>redelivery/pessimistic/at_commit/sweep/1-crashes/0-faults:A,A,B,A-crash,B</pre>
 *
 * <p>In place of the moves may stand {@code seed=42}: the moves that the seed chooses.
 */
record Schedule(Scenario scenario, Terms terms, List<Move> moves) {

  private static final String FORM =
      "SCENARIO/optimistic|pessimistic/off|on_arrival|at_commit/sweep|no-sweep"
          + "/N-crashes/N-faults:MOVE,MOVE,… or …:seed=N";

  Schedule {
    moves = List.copyOf(moves);
  }

  /** The beginning, at which nothing has happened yet. */
  Schedule(Scenario scenario, Terms terms) {
    this(scenario, terms, List.of());
  }

  /** Plays the schedule that a text describes; throws {@link Violation} where something fails. */
  static Schedule replay(String text) {
    String[] halves = text.split(":", 2);
    String[] parts = halves[0].split("/", -1);
    if (halves.length != 2 || parts.length != 6) {
      throw new IllegalArgumentException("not a schedule: \"" + text + "\"; it is " + FORM);
    }
    Scenario scenario = Scenario.named(parts[0]);
    Terms terms =
        new Terms(
            oneOf(Locking.class, parts[1]),
            oneOf(Fence.class, parts[2]),
            sweeps(parts[3]),
            number(parts[4], "-crashes"),
            number(parts[5], "-faults"));
    return halves[1].startsWith("seed=")
        ? Explorer.random(scenario, terms, seed(halves[1]))
        : play(scenario, terms, halves[1]);
  }

  private static Schedule play(Scenario scenario, Terms terms, String moves) {
    List<String> names = moves.isEmpty() ? List.of() : Arrays.asList(moves.split(",", -1));
    return Explorer.play(scenario, terms, names);
  }

  /** The move of this name among those that are possible as the n-th, from 1. */
  static Move choose(String name, int n, List<Move> possible) {
    return possible.stream()
        .filter(move -> move.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "move "
                        + n
                        + " of the replay is \""
                        + name
                        + "\", but what may happen there is "
                        + possible));
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> misfit(name));
  }

  private static boolean sweeps(String word) {
    if (!word.equals("sweep") && !word.equals("no-sweep")) {
      throw misfit(word);
    }
    return word.equals("sweep");
  }

  private static int number(String part, String suffix) {
    return Optional.of(part)
        .filter(text -> text.matches("[0-9]{1,3}" + suffix))
        .map(text -> Integer.parseInt(text.substring(0, text.length() - suffix.length())))
        .orElseThrow(() -> misfit(part));
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text.substring("seed=".length()));
    } catch (NumberFormatException e) {
      throw misfit(text);
    }
  }

  private static IllegalArgumentException misfit(String part) {
    return new IllegalArgumentException(
        "\"" + part + "\" does not fit into a schedule, which is " + FORM);
  }

  @Override
  public String toString() {
    return String.join(
            "/",
            scenario.name(),
            terms.locking().name().toLowerCase(Locale.ROOT),
            terms.fence().name().toLowerCase(Locale.ROOT),
            terms.sweeps() ? "sweep" : "no-sweep",
            terms.crashes() + "-crashes",
            terms.faults() + "-faults")
        + ":"
        + moves.stream().map(Move::toString).collect(Collectors.joining(","));
  }
}
