package dev.slipstream.operator.verbs;

import dev.slipstream.seed.LegacyPopulation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which synthetic players: the same options, the same players. */
final class PopulationOptions {

  private static final int PERCENT = 100;

  @Option(
      names = "--dirt",
      paramLabel = "PERCENT",
      defaultValue = "10",
      description = "How many of a hundred have something wrong (default: ${DEFAULT-VALUE}).")
  private int dirt;

  @Option(names = "--seed", defaultValue = "1", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  LegacyPopulation population(CommandSpec spec) {
    if (dirt < 0 || dirt > PERCENT) {
      throw new ParameterException(spec.commandLine(), "--dirt is a percentage from 0 to 100");
    }
    return new LegacyPopulation(seed, dirt);
  }
}
