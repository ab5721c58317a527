package dev.slipstream.operator.verbs;

import dev.slipstream.edge.AnswerJson;
import dev.slipstream.edge.Keep;
import dev.slipstream.edge.ValidationFields;
import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.Sample;
import dev.slipstream.engine.Validation;
import dev.slipstream.engine.Validator;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Validates the selected players, and counts every one and shows ten. */
final class ValidationRun {

  private static final int SAMPLES = 10;

  private final Store store;
  private final Migration<?> migration;
  private final boolean repairs;
  private final Optional<Path> export;
  private final Console console;
  private final InstantSource clock = InstantSource.system();
  private final String runId = UUID.randomUUID().toString();
  private final Map<String, Long> counts = new TreeMap<>();
  private final List<String> samples = new ArrayList<>();
  private Optional<String> certificate = Optional.empty();

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
    export.ifPresent(file -> write(file, ""));
  }

  int sample(int count, RunOptions options) {
    console.say("validating a sample of " + count + " players");
    work(Sample.of(store, migration, count), options);
    return finish();
  }

  int selected(SelectionOptions selection, RunOptions options, Keep keep) {
    console.say("validating " + selection.inWords());
    if (selection.isAll()) {
      sweep(selection, keep);
    } else {
      selection.forEachPage(store, migration, page -> work(page, options));
    }
    return finish();
  }

  private void work(List<Subject> players, RunOptions options) {
    Validator validator = new Validator(store);
    try (Crew crew = new Crew(options.concurrency())) {
      crew.work(
          players,
          player ->
              add(
                  repairs
                      ? validator.repair(migration, player, clock, runId)
                      : validator.validate(migration, player, clock)));
    }
  }

  /** All players in their order, which is what a certificate speaks of. */
  private void sweep(SelectionOptions selection, Keep keep) {
    Sweep sweep = new Sweep(store, clock);
    SweepRun run = sweep.begin(migration, runId, repairs);
    try (Console.Progress progress =
        console.progress("validated", selection.count(store, migration))) {
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
      certificate = Optional.of(Certificates.nameOf(migration.id(), runId));
    }
  }

  private synchronized void add(Validation validation) {
    counts.merge("checked", 1L, Long::sum);
    counts.merge(ValidationFields.wordOf(validation.verdict()), 1L, Long::sum);
    if (!validation.comparison().lateWrites().isEmpty()) {
      counts.merge("late_writes", 1L, Long::sum);
    }
    if (!validation.comparison().differences().isEmpty()) {
      Fields fields = ValidationFields.withoutValues(migration, validation);
      export.ifPresent(file -> write(file, AnswerJson.of(fields) + "\n"));
      sample(validation);
    }
  }

  private void sample(Validation validation) {
    if (samples.size() < SAMPLES) {
      String words = migration.audit().words(validation.comparison().differences().get(0));
      samples.add(
          validation.subject().id()
              + ": "
              + words
              + validation.refusal().map(refusal -> "; " + refusal).orElse(""));
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

  private int finish() {
    List<String> lines = new ArrayList<>();
    counts.forEach((name, count) -> lines.add("  %-14s %d".formatted(name, count)));
    samples.forEach(sample -> lines.add("  " + sample));
    certificate.ifPresent(name -> lines.add("  certificate    " + name));
    Fields.Builder fields = Fields.builder().put("runId", runId);
    counts.forEach(fields::put);
    fields.put("samples", Value.texts(samples)).putText("certificate", certificate);
    console.result(lines, fields.build());
    boolean isClean = !counts.containsKey(ValidationFields.wordOf(Verdict.MISMATCH));
    return isClean ? ExitCodes.DONE : ExitCodes.FINDINGS;
  }
}
