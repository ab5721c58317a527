package dev.slipstream.operator.verbs;

import dev.slipstream.edge.Migrations;
import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.report.RunSummary;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import java.util.Locale;

/** Plans or migrates the selected players and sums up. */
final class Run {

  private final Store store;
  private final Migration<?> migration;
  private final Migrator migrator;
  private final Console console;
  private final RunSummary summary = new RunSummary();

  Run(Store store, String migration, Console console) {
    Migrations.Entry entry =
        Migrations.on(store)
            .named(migration)
            .orElseThrow(() -> new CannotGoOn("there is no migration called " + migration));
    if (!entry.masterData().isThere()) {
      throw new CannotGoOn(
          "the master data of this build is not there: run ./slipstream seed gamedata --execute");
    }
    this.store = store;
    this.migration = entry.migration();
    this.migrator = new Migrator(store);
    this.console = console;
  }

  Migrated plan(Subject player) {
    return migrator.plan(migration, player, ReadTime.latest());
  }

  /** Works through the selection; one player's trouble never stops the others. */
  int all(SelectionOptions selection, RunOptions options, boolean isExecuted) {
    String task = isExecuted ? "migrated" : "planned";
    console.say((isExecuted ? "migrating " : "planning ") + selection.inWords());
    try (Console.Progress progress = console.progress(task, selection.count(store, migration));
        Crew crew = new Crew(options.concurrency())) {
      selection.forEachPage(
          store,
          migration,
          page ->
              crew.work(
                  page,
                  player -> {
                    one(player, isExecuted);
                    progress.step();
                  }));
    }
    console.result(summary.toLines(), summary.toFields());
    return summary.isClean() ? ExitCodes.DONE : ExitCodes.FINDINGS;
  }

  private void one(Subject player, boolean isExecuted) {
    try {
      summary.add(isExecuted ? migrator.migrate(migration, player) : plan(player));
    } catch (StoreException e) {
      String reason = e.reason().name().toLowerCase(Locale.ROOT);
      summary.addError(player.id(), reason + ": " + e.getMessage());
    }
  }
}
