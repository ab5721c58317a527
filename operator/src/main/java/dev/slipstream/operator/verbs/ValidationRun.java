package dev.slipstream.operator.verbs;

import dev.slipstream.edge.AnswerJson;
import dev.slipstream.edge.Keep;
import dev.slipstream.edge.ValidationFields;
import dev.slipstream.engine.Roster;
import dev.slipstream.engine.Sample;
import dev.slipstream.engine.Validation;
import dev.slipstream.engine.Validator;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Console;
import dev.slipstream.store.Store;
import dev.slipstream.validation.Certificates;
import dev.slipstream.validation.Sweep;
import dev.slipstream.validation.SweepRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Validates the selected players and sums up. */
final class ValidationRun {

  private final Store store;
  private final Migration<?> migration;
  private final boolean repairs;
  private final Optional<Path> export;
  private final Console console;
  private final InstantSource clock = InstantSource.system();
  private final String runId = UUID.randomUUID().toString();
  private final ValidationSummary summary;

  ValidationRun(
      Store store,
      Migration<?> migration,
      boolean repairs,
      Optional<Path> export,
      Console console) {
    this.store = store;
    this.migration = migration;
    this.repairs = repairs;
    this.export = export;
    this.console = console;
    this.summary = new ValidationSummary(migration, runId);
    export.ifPresent(file -> write(file, ""));
  }

  int sample(int count, RunOptions options) {
    console.say("validating a sample of " + count + " players");
    return each(Players.of(Sample.of(store, migration, count)), options);
  }

  int selected(SelectionOptions selection, RunOptions options, Keep keep) {
    console.say("validating " + selection.inWords());
    return selection.isAll() ? sweep(keep) : each(selection.players(store, migration), options);
  }

  private int each(Players players, RunOptions options) {
    Validator validator = new Validator(store);
    return new EachPlayer(console, options, summary)
        .work(
            players,
            "validated",
            player ->
                add(
                    repairs
                        ? validator.repair(migration, player, clock, runId)
                        : validator.validate(migration, player, clock)));
  }

  /** All players in their order, which is what a certificate speaks of. */
  private int sweep(Keep keep) {
    Sweep sweep = new Sweep(store, clock);
    SweepRun run = sweep.begin(migration, runId, repairs);
    long players = new Roster(store, migration, Sweep.PAGE).count();
    try (Console.Progress progress = console.progress("validated", players)) {
      while (!run.isDone()) {
        Optional<String> cursor = Optional.of(run.cursor());
        run =
            sweep
                .turn(
                    migration,
                    runId,
                    cursor,
                    validation -> {
                      add(validation);
                      progress.step();
                    })
                .run();
      }
    }
    if (run.isClean()) {
      keep.certificates().get().issue(run, Instant.now());
      summary.certified(Certificates.nameOf(migration.id(), runId));
    }
    return console.result(summary);
  }

  private synchronized void add(Validation validation) {
    summary.add(validation);
    if (!validation.comparison().differences().isEmpty()) {
      Fields fields = ValidationFields.withoutValues(migration, validation);
      export.ifPresent(file -> write(file, AnswerJson.of(fields) + "\n"));
    }
  }

  private static void write(Path file, String text) {
    StandardOpenOption how =
        text.isEmpty() ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    } catch (IOException e) {
      throw new CannotGoOn("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
