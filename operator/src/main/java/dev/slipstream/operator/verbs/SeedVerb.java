package dev.slipstream.operator.verbs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream seed}: data that must be there, or that one wants to try with. */
@Command(
    name = "seed",
    mixinStandardHelpOptions = true,
    description = "Puts data in place: gamedata, mappings, or synthetic legacy players.",
    subcommands = {SeedGameDataVerb.class, SeedMappingsVerb.class, SeedPlayersVerb.class})
public final class SeedVerb implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "seed what? gamedata, mappings or players");
  }
}
