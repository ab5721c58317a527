package dev.slipstream.operator.verbs;

import dev.slipstream.archive.Archive;
import dev.slipstream.cleanup.CleanedUp;
import dev.slipstream.cleanup.Cleanup;
import dev.slipstream.cleanup.CleanupSummary;
import dev.slipstream.engine.RemovalTerms;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.operator.Console;
import dev.slipstream.store.Store;

/** Cleans up the selected players, or finds out who can be, and sums up. */
final class CleanupRun {

  private final Store store;
  private final Migration<?> migration;
  private final RemovalTerms terms;
  private final Cleanup cleanup;
  private final Console console;
  private final Throttle throttle = new Throttle();

  CleanupRun(
      Store store, Archive archive, Migration<?> migration, RemovalTerms terms, Console console) {
    this.store = store;
    this.migration = migration;
    this.terms = terms;
    this.cleanup = new Cleanup(store, archive);
    this.console = console;
  }

  /** Works through the selection, and returns the exit code. */
  int all(SelectionOptions selection, RunOptions options, boolean isExecuted) {
    console.say((isExecuted ? "cleaning up " : "planning the cleanup of ") + selection.inWords());
    CleanupSummary summary = new CleanupSummary();
    return new EachPlayer(console, options, summary)
        .work(
            selection.migrants(store, migration),
            isExecuted ? "cleaned up" : "planned",
            player -> summary.add(cleanUp(player, isExecuted)));
  }

  private CleanedUp cleanUp(Subject player, boolean isExecuted) {
    return isExecuted
        ? cleanup.cleanUp(migration, player, terms, throttle)
        : cleanup.plan(migration, player, terms);
  }
}
