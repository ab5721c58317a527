package dev.slipstream.operator.verbs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Benchmarks, as ratios of one run on this machine.",
    subcommands = {
      BenchMigrateVerb.class,
      BenchEconomyVerb.class,
      BenchRollbackVerb.class,
      BenchWavesVerb.class
    })
public final class BenchVerb implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "bench what? migrate, economy, rollback or waves");
  }
}
