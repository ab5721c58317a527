package dev.slipstream.operator.verbs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream wave}: moves a live population. */
@Command(
    name = "wave",
    mixinStandardHelpOptions = true,
    description = "Moves the players wave by wave: start, pause, resume, abort, set, status.",
    subcommands = {
      WaveStartVerb.class,
      WavePauseVerb.class,
      WaveResumeVerb.class,
      WaveAbortVerb.class,
      WaveSetVerb.class,
      WaveStatusVerb.class
    })
public final class WaveVerb implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "wave what? start, pause, resume, abort, set or status");
  }
}
