package dev.slipstream.operator.verbs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream mappings}. */
@Command(
    name = "mappings",
    mixinStandardHelpOptions = true,
    description = "Looks after the tables from legacy names to ids.",
    subcommands = CoverageVerb.class)
public final class MappingsVerb implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "mappings what? coverage");
  }
}
