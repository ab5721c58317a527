package dev.slipstream.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What TLC said about one model. */
record Verdict(int exitCode, String output) {

  private static final Pattern DISTINCT_STATES =
      Pattern.compile(
          "^\\d+ states generated, (\\d+) distinct states found, 0 states left", Pattern.MULTILINE);
  private static final Pattern VIOLATED =
      Pattern.compile(
          "^Error: (?:Invariant|Action property) (\\w+) is violated", Pattern.MULTILINE);
  private static final Pattern STEP =
      Pattern.compile("^State \\d+: <(\\w+)[^>]*>\\R((?:.+\\R)*)", Pattern.MULTILINE);

  /** One step of a counterexample: the action, and the state that it leads to. */
  record Step(String action, String state) {}

  /** Whether every reachable state was visited and none was wrong. */
  boolean holds() {
    return exitCode == 0
        && output.contains("Model checking completed. No error has been found.")
        && distinctStates() > 0;
  }

  /** How many states there are; none unless all were visited. */
  int distinctStates() {
    return first(DISTINCT_STATES).map(Integer::parseInt).orElse(0);
  }

  /** The invariant or property that does not hold; TLC does not tell liveness properties apart. */
  Optional<String> violated() {
    return output.contains("Error: Temporal properties were violated.")
        ? Optional.of("liveness")
        : first(VIOLATED);
  }

  private Optional<String> first(Pattern pattern) {
    Matcher matcher = pattern.matcher(output);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The steps that led to what is wrong. */
  List<Step> trace() {
    return STEP.matcher(output).results().map(Verdict::step).toList();
  }

  private static Step step(MatchResult found) {
    return new Step(found.group(1), found.group(2));
  }
}
