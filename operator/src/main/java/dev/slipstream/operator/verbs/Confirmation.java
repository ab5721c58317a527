package dev.slipstream.operator.verbs;

import dev.slipstream.operator.GlobalOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What touches everybody wants the project's name once more. */
final class Confirmation {

  @Option(
      names = "--confirm",
      paramLabel = "PROJECT",
      description = "The project's id again, where a verb touches all players.")
  private String project = "";

  /** Refuses a command line without the name, or with another's. */
  void require(CommandSpec verb, String what) {
    String expected = GlobalOptions.of(verb).project();
    if (!project.equals(expected)) {
      throw new ParameterException(
          verb.commandLine(), what + " needs --confirm " + expected + ": the project's id again");
    }
  }
}
