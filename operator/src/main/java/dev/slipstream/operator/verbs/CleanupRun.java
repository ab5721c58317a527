package dev.slipstream.operator.verbs;

import dev.slipstream.archive.Archive;
import dev.slipstream.archive.ArchiveException;
import dev.slipstream.cleanup.CleanedUp;
import dev.slipstream.cleanup.Cleanup;
import dev.slipstream.cleanup.CleanupSummary;
import dev.slipstream.engine.RemovalTerms;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import java.util.Locale;

/** Cleans up the selected players, or finds out who can be, and sums up. */
final class CleanupRun {

  private final Store store;
  private final Migration<?> migration;
  private final RemovalTerms terms;
  private final Cleanup cleanup;
  private final Console console;
  private final Throttle throttle = new Throttle();
  private final CleanupSummary summary = new CleanupSummary();

  CleanupRun(
      Store store, Archive archive, Migration<?> migration, RemovalTerms terms, Console console) {
    this.store = store;
    this.migration = migration;
    this.terms = terms;
    this.cleanup = new Cleanup(store, archive);
    this.console = console;
  }

  /** Works through the selection; one player's trouble never stops the others. */
  int all(SelectionOptions selection, RunOptions options, boolean isExecuted) {
    String task = isExecuted ? "cleaned up" : "planned";
    console.say((isExecuted ? "cleaning up " : "planning the cleanup of ") + selection.inWords());
    try (Console.Progress progress =
            console.progress(task, selection.countMigrants(store, migration));
        Crew crew = new Crew(options.concurrency())) {
      selection.forEachPageOfMigrants(
          store,
          migration,
          page ->
              crew.work(
                  page,
                  player -> {
                    add(player, isExecuted);
                    progress.step();
                  }));
    }
    console.result(summary.toLines(), summary.toFields());
    return summary.isClean() ? ExitCodes.DONE : ExitCodes.FINDINGS;
  }

  private void add(Subject player, boolean isExecuted) {
    try {
      summary.add(cleanUp(player, isExecuted));
    } catch (StoreException e) {
      String reason = e.reason().name().toLowerCase(Locale.ROOT);
      summary.addError(player.id(), reason + ": " + e.getMessage());
    } catch (ArchiveException e) {
      summary.addError(player.id(), String.valueOf(e.getMessage()));
    }
  }

  private CleanedUp cleanUp(Subject player, boolean isExecuted) {
    return isExecuted
        ? cleanup.cleanUp(migration, player, terms, throttle)
        : cleanup.plan(migration, player, terms);
  }
}
