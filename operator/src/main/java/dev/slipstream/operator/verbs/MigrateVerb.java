package dev.slipstream.operator.verbs;

import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.store.Store;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slipstream migrate}: moves players from this process. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = "Migrates the players, one commit each; without --execute it only plans.")
public final class MigrateVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RunOptions runOptions = new RunOptions();
  @Mixin private Execution execution = new Execution();

  @ArgGroup(multiplicity = "1")
  private SelectionOptions selection = new SelectionOptions();

  @Override
  public Integer call() {
    Console console = new Console(GlobalOptions.of(spec));
    try (Store store = Connection.open(GlobalOptions.of(spec))) {
      Run run = new Run(store, runOptions.migration(), console);
      int exit = run.all(selection, runOptions, execution.isExecuted());
      execution.sayWhatIsMissing(console);
      return exit;
    }
  }
}
