package dev.slipstream.operator.verbs;

import dev.slipstream.edge.Migrations;
import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Console;
import dev.slipstream.report.RunSummary;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;

/** Plans or migrates the selected players and sums up. */
final class Run {

  private final Store store;
  private final Migration<?> migration;
  private final Migrator migrator;
  private final Console console;

  Run(Store store, String migration, Console console) {
    Migrations.Entry entry = NamedMigration.in(Migrations.on(store), migration);
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

  /** Works through the selection, and returns the exit code. */
  int all(SelectionOptions selection, RunOptions options, boolean isExecuted) {
    console.say((isExecuted ? "migrating " : "planning ") + selection.inWords());
    RunSummary summary = new RunSummary();
    return new EachPlayer(console, options, summary)
        .work(
            selection.players(store, migration),
            isExecuted ? "migrated" : "planned",
            player -> summary.add(isExecuted ? migrator.migrate(migration, player) : plan(player)));
  }
}
