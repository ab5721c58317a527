package dev.slipstream.operator.verbs;

import dev.slipstream.edge.Keep;
import dev.slipstream.edge.Migrations;
import dev.slipstream.engine.RemovalTerms;
import dev.slipstream.model.Migration;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.store.Store;
import dev.slipstream.validation.SweepRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream cleanup}: the old documents go to the archive. */
@Command(
    name = "cleanup",
    mixinStandardHelpOptions = true,
    description =
        "Archives the old documents of players who were migrated long enough ago and validated"
            + " since, reads the archive back, and removes them; without --execute it only tells"
            + " whose can go.")
public final class CleanupVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RunOptions runOptions = new RunOptions();
  @Mixin private Execution execution = new Execution();
  @Mixin private Confirmation confirmation = new Confirmation();

  @ArgGroup(multiplicity = "1")
  private SelectionOptions selection = new SelectionOptions();

  @Option(
      names = "--certificate",
      paramLabel = "RUN",
      required = true,
      description = "The run of ./slipstream validate --all that found all players right.")
  private String certificate = "";

  @Option(
      names = "--reverse-window",
      paramLabel = "DAYS",
      defaultValue = "30",
      description =
          "Only players who were migrated longer ago than this (default: ${DEFAULT-VALUE}).")
  private int reverseWindow = 30;

  @Override
  public Integer call() {
    GlobalOptions global = GlobalOptions.of(spec);
    int shortest = global.project().startsWith("demo-") ? 0 : 1;
    if (reverseWindow < shortest) {
      throw new ParameterException(
          spec.commandLine(), "--reverse-window is " + shortest + " or more days");
    }
    if (execution.isExecuted()) {
      confirmation.require(spec, "removing old documents");
    }
    Console console = new Console(global);
    Keep keep = Connection.keep(global);
    Migration<?> migration = migration(Migrations.withoutStore());
    RemovalTerms terms = terms(migration, keep);
    try (Store store = Connection.open(global)) {
      CleanupRun run = new CleanupRun(store, keep.archive().get(), migration, terms, console);
      int exit = run.all(selection, runOptions, execution.isExecuted());
      execution.sayWhatIsMissing(console);
      return exit;
    }
  }

  private Migration<?> migration(Migrations migrations) {
    return NamedMigration.in(migrations, runOptions.migration()).migration();
  }

  private RemovalTerms terms(Migration<?> migration, Keep keep) {
    try {
      return new RemovalTerms(
          Instant.now().minus(Duration.ofDays(reverseWindow)),
          keep.certificates().get().readFrom(migration, certificate));
    } catch (SweepRefused e) {
      throw new CannotGoOn(String.valueOf(e.getMessage()), e);
    }
  }
}
