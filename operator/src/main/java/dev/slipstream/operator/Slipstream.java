package dev.slipstream.operator;

import dev.slipstream.edge.SettingsException;
import dev.slipstream.mapping.MappingException;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Subject;
import dev.slipstream.operator.verbs.BenchVerb;
import dev.slipstream.operator.verbs.CleanupVerb;
import dev.slipstream.operator.verbs.DemoVerb;
import dev.slipstream.operator.verbs.MappingsVerb;
import dev.slipstream.operator.verbs.MigrateVerb;
import dev.slipstream.operator.verbs.PlanVerb;
import dev.slipstream.operator.verbs.QuarantineVerb;
import dev.slipstream.operator.verbs.RollbackVerb;
import dev.slipstream.operator.verbs.SeedVerb;
import dev.slipstream.operator.verbs.UpVerb;
import dev.slipstream.operator.verbs.ValidateVerb;
import dev.slipstream.operator.verbs.WaveVerb;
import dev.slipstream.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code ./slipstream}. */
@Command(
    name = "slipstream",
    mixinStandardHelpOptions = true,
    version = "slipstream 1.0",
    description = "Moves the players of a live game to another Firestore schema while they play.",
    synopsisSubcommandLabel = "VERB",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:done, with findings to look at",
      "2:the command line was not understood",
      "3:cannot go on"
    },
    subcommands = {
      DemoVerb.class,
      UpVerb.class,
      PlanVerb.class,
      MigrateVerb.class,
      WaveVerb.class,
      QuarantineVerb.class,
      RollbackVerb.class,
      ValidateVerb.class,
      CleanupVerb.class,
      SeedVerb.class,
      MappingsVerb.class,
      BenchVerb.class,
    })
public final class Slipstream implements Runnable {

  @Spec private CommandSpec spec;
  @Mixin private GlobalOptions options = new GlobalOptions();

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command tree, as the program and the tests of the documents use it. */
  public static CommandLine commandLine() {
    return new CommandLine(new Slipstream())
        .registerConverter(Subject.class, Slipstream::subject)
        .setExecutionExceptionHandler(Slipstream::explain)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static Subject subject(String id) {
    if (!DocPath.isValidId(id)) {
      throw new TypeConversionException("'" + id + "' is not an id that a player can have");
    }
    return new Subject(id);
  }

  GlobalOptions options() {
    return options;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a verb is needed");
  }

  /** One line for what the operator can mend; a stack trace only for what is our bug. */
  private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof CannotGoOn
        || failure instanceof SettingsException
        || failure instanceof MappingException
        || failure instanceof StoreException) {
      command.getErr().println("slipstream: " + failure.getMessage());
      return ExitCodes.CANNOT_GO_ON;
    }
    throw failure;
  }
}
