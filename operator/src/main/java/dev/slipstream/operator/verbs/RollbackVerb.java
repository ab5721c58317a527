package dev.slipstream.operator.verbs;

import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.store.Store;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream rollback}: the way back, with what was earned since. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description =
        "Makes the old schema authoritative again, with all that was earned since the cut-over;"
            + " without --execute it only tells what would be carried and lost.")
public final class RollbackVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RunOptions runOptions = new RunOptions();
  @Mixin private Execution execution = new Execution();
  @Mixin private Confirmation confirmation = new Confirmation();

  @ArgGroup(multiplicity = "1")
  private SelectionOptions selection = new SelectionOptions();

  @Option(names = "--reason", description = "Why; the players' checkpoints keep it.")
  private String reason = "";

  @Option(
      names = "--emergency",
      description =
          "Roll back also where the old schema cannot say everything; what goes is set aside with"
              + " its bytes.")
  private boolean isEmergency;

  @Option(
      names = "--preserve-logs",
      description = "Keep in the checkpoints what the migration had found.")
  private boolean preservesLogs;

  @Override
  public Integer call() {
    if (execution.isExecuted() && reason.isBlank()) {
      throw new ParameterException(spec.commandLine(), "say why with --reason");
    }
    if (execution.isExecuted() && selection.isAll()) {
      confirmation.require(spec, "rolling back all players");
    }
    Console console = new Console(GlobalOptions.of(spec));
    try (Store store = Connection.open(GlobalOptions.of(spec))) {
      Rollback rollback = new Rollback(store, Connection.keep(GlobalOptions.of(spec)).attic());
      RollbackRun run =
          new RollbackRun(store, rollback, runOptions.migration(), request(), console);
      int exit =
          selection.isOne()
              ? run.one(selection.first(), execution.isExecuted())
              : run.all(selection, runOptions, execution.isExecuted());
      execution.sayWhatIsMissing(console);
      return exit;
    }
  }

  private RollbackRequest request() {
    RollbackRequest plain = RollbackRequest.because(reason.strip());
    RollbackRequest kept = preservesLogs ? plain.keepingLogs() : plain;
    return isEmergency ? kept.forced() : kept;
  }
}
