package dev.slipstream.operator.verbs;

import dev.slipstream.edge.Keep;
import dev.slipstream.edge.Migrations;
import dev.slipstream.model.Migration;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.store.Store;
import dev.slipstream.validation.Certificates;
import dev.slipstream.validation.SweepRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream validate}: proves that migrated players have what they must have. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description =
        "Compares migrated players with a fresh plan and their ledger; a clean --all is certified.")
public final class ValidateVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RunOptions runOptions = new RunOptions();
  @Mixin private Execution execution = new Execution();

  @ArgGroup(multiplicity = "1")
  private Whom whom = new Whom();

  @Option(names = "--repair", description = "Store what is proved; needs --execute.")
  private boolean repairs;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "Write every player that differs as a line of JSON.")
  private Optional<Path> export = Optional.empty();

  /** Exactly one of these. */
  static final class Whom {
    @ArgGroup(multiplicity = "1")
    private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--sample", paramLabel = "N", description = "N players, the same each time.")
    private Optional<Integer> sample = Optional.empty();

    @Option(
        names = "--certificate",
        paramLabel = "FILE|RUN",
        description = "Verify a certificate instead.")
    private Optional<String> certificate = Optional.empty();
  }

  @Override
  public Integer call() {
    GlobalOptions global = GlobalOptions.of(spec);
    Console console = new Console(global);
    if (whom.sample.filter(count -> count < 1).isPresent()) {
      throw new ParameterException(spec.commandLine(), "--sample is 1 or more");
    }
    if (repairs && !execution.isExecuted()) {
      throw new ParameterException(spec.commandLine(), "--repair writes, and needs --execute");
    }
    Keep keep = Connection.keep(global);
    if (whom.certificate.isPresent()) {
      return verify(whom.certificate.get(), keep.certificates().get(), console);
    }
    try (Store store = Connection.open(global)) {
      Migration<?> migration = migration(Migrations.on(store));
      ValidationRun run = new ValidationRun(store, migration, repairs, export, console);
      return whom.sample.isPresent()
          ? run.sample(whom.sample.get(), runOptions)
          : run.selected(whom.selection, runOptions, keep);
    }
  }

  private Migration<?> migration(Migrations migrations) {
    return NamedMigration.in(migrations, runOptions.migration()).migration();
  }

  private int verify(String fileOrRun, Certificates certificates, Console console) {
    Migration<?> migration = migration(Migrations.withoutStore());
    byte[] bytes = bytes(fileOrRun, migration, certificates);
    Optional<String> problem = certificates.problem(bytes, SweepRun.planHash(migration));
    console.say(problem.orElse("The certificate is genuine, whole, and of this build's tables."));
    return problem.isPresent() ? ExitCodes.FINDINGS : ExitCodes.DONE;
  }

  private static byte[] bytes(String fileOrRun, Migration<?> migration, Certificates certificates) {
    try {
      Path file = Path.of(fileOrRun);
      if (Files.isRegularFile(file)) {
        return Files.readAllBytes(file);
      }
    } catch (IOException e) {
      throw new CannotGoOn("cannot read " + fileOrRun + ": " + e.getMessage(), e);
    }
    List<String> places = List.of(Certificates.nameOf(migration.id(), fileOrRun));
    return (SweepRun.ID.matcher(fileOrRun).matches()
            ? certificates.find(migration.id(), fileOrRun)
            : Optional.<byte[]>empty())
        .orElseThrow(
            () -> new CannotGoOn("there is no file " + fileOrRun + " and no " + places.get(0)));
  }
}
