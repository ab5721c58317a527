package dev.slipstream.operator.verbs;

import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.operator.stack.LocalStack;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A benchmark of players on a local stack that is there for as long as it takes. */
abstract class StackBench implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--players", description = "Players of each way (default: ${DEFAULT-VALUE}).")
  private int players;

  @Option(
      names = "--rounds",
      description = "Rounds that count, after those that warm up (default: ${DEFAULT-VALUE}).")
  private int rounds;

  /** With so many where the operator does not say. */
  StackBench(int players, int rounds) {
    this.players = players;
    this.rounds = rounds;
  }

  @Override
  public final Integer call() {
    problem()
        .ifPresent(
            problem -> {
              throw new ParameterException(spec.commandLine(), problem);
            });
    BenchGround.requireOwnEmulator();
    Console console = new Console(GlobalOptions.of(spec));
    String project = BenchGround.project(GlobalOptions.of(spec));
    try (LocalStack stack = start(project, console)) {
      measure(stack, project, console);
    }
    return ExitCodes.DONE;
  }

  /** Why it cannot be measured as the operator says; empty where it can. */
  Optional<String> problem() {
    return players < 1 || rounds < 1
        ? Optional.of("--players and --rounds are 1 or more")
        : Optional.empty();
  }

  /** Starts a stack with what is measured on it. */
  abstract LocalStack start(String project, Console console);

  /** Measures, and says what came out. */
  abstract void measure(LocalStack stack, String project, Console console);

  final int players() {
    return players;
  }

  final int rounds() {
    return rounds;
  }
}
