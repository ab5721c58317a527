package dev.slipstream.operator.verbs;

import dev.slipstream.edge.Migrations;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.model.Difference;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.report.RollbackSummary;
import dev.slipstream.store.Store;
import dev.slipstream.waves.Rollouts;
import java.util.ArrayList;
import java.util.List;

/** Plans or carries out the way back of the selected players and sums up. */
final class RollbackRun {

  private final Store store;
  private final Migration<?> migration;
  private final Rollback rollback;
  private final RollbackRequest request;
  private final Console console;

  RollbackRun(
      Store store, Rollback rollback, String migration, RollbackRequest request, Console console) {
    this.store = store;
    this.migration = NamedMigration.in(Migrations.on(store), migration).migration();
    this.rollback = rollback;
    this.request = request.under(new Rollouts(store).epoch(this.migration));
    this.console = console;
  }

  /** A single player in full: every place that is carried, every place that is lost. */
  int one(Subject player, boolean isExecuted) {
    RolledBack back = rollBack(player, isExecuted);
    List<String> lines = new ArrayList<>();
    lines.add(player.id() + ": " + RollbackSummary.sentence(back));
    back.carriedBack().forEach(change -> lines.add("  carries  " + inWords(change)));
    back.lost().forEach(change -> lines.add("  loses    " + inWords(change)));
    console.result(
        lines,
        Fields.builder()
            .put("userId", player.id())
            .put("outcome", RollbackSummary.wordOf(back.outcome()))
            .put("carriedBack", places(back.carriedBack()))
            .put("lost", places(back.lost()))
            .build());
    return back.outcome() == RollbackOutcome.ROLLED_BACK && back.lost().isEmpty()
        ? ExitCodes.DONE
        : ExitCodes.FINDINGS;
  }

  private static String inWords(Difference change) {
    return "%s: %s, was %s"
        .formatted(RollbackSummary.place(change), shown(change.actual()), shown(change.expected()));
  }

  private static String shown(Value value) {
    if (value instanceof Value.Int number) {
      return Long.toString(number.value());
    }
    if (value instanceof Value.Text text) {
      return '"' + text.value() + '"';
    }
    if (value instanceof Value.Bool flag) {
      return Boolean.toString(flag.value());
    }
    return value instanceof Value.Null ? "nothing" : "another value";
  }

  private static Value places(List<Difference> changes) {
    return Value.texts(changes.stream().map(RollbackSummary::place).distinct().toList());
  }

  /** Works through the selection, and returns the exit code. */
  int all(SelectionOptions selection, RunOptions options, boolean isExecuted) {
    console.say((isExecuted ? "rolling back " : "planning the way back of ") + selection.inWords());
    RollbackSummary summary = new RollbackSummary();
    return new EachPlayer(console, options, summary)
        .work(
            selection.migrants(store, migration),
            isExecuted ? "rolled back" : "planned",
            player -> summary.add(rollBack(player, isExecuted)));
  }

  private RolledBack rollBack(Subject player, boolean isExecuted) {
    return isExecuted
        ? rollback.rollBack(migration, player, request)
        : rollback.plan(migration, player, request);
  }
}
