package dev.slipstream.operator.verbs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream quarantine}: what waits for a person. */
@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description = "What waits for a person: list it, show an entry, release players.",
    subcommands = {QuarantineListVerb.class, QuarantineShowVerb.class, QuarantineReleaseVerb.class})
public final class QuarantineVerb implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "quarantine what? list, show or release");
  }
}
