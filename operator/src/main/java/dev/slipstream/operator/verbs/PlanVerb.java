package dev.slipstream.operator.verbs;

import dev.slipstream.edge.PlannedDocuments;
import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Outcome;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slipstream plan}: what migrating would do. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description =
        "Shows what migrating the players would write, and what it finds. Writes nothing.")
public final class PlanVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RunOptions runOptions = new RunOptions();

  @ArgGroup(multiplicity = "1")
  private SelectionOptions selection = new SelectionOptions();

  @Override
  public Integer call() {
    Console console = new Console(GlobalOptions.of(spec));
    try (Store store = Connection.open(GlobalOptions.of(spec))) {
      Run run = new Run(store, runOptions.migration(), console);
      return selection.isOne() ? one(run, console) : run.all(selection, runOptions, false);
    }
  }

  /** A single player in full: every document, every finding. */
  private int one(Run run, Console console) {
    Migrated planned = run.plan(selection.first());
    Fields documents = PlannedDocuments.of(planned.writes());
    Fields result =
        Fields.builder()
            .put("userId", planned.subject().id())
            .put("outcome", planned.outcome().name().toLowerCase(Locale.ROOT))
            .put("warnings", Value.items(planned.warnings()))
            .put("unmapped", Value.items(planned.unmapped()))
            .put("documents", documents)
            .build();
    console.result(lines(planned, documents), result);
    boolean isFine =
        planned.outcome() == Outcome.MIGRATED || planned.outcome() == Outcome.ALREADY_MIGRATED;
    return isFine ? ExitCodes.DONE : ExitCodes.FINDINGS;
  }

  private static List<String> lines(Migrated planned, Fields documents) {
    List<String> lines = new ArrayList<>();
    lines.add(
        planned.subject().id()
            + ": "
            + planned.outcome().name().toLowerCase(Locale.ROOT)
            + planned.failure().map(failure -> ", " + failure.sentence()).orElse(""));
    documents.map().keySet().forEach(path -> lines.add("  writes   " + path));
    planned
        .warnings()
        .forEach(
            warning ->
                lines.add(
                    "  finding  "
                        + warning.text("code").orElse("?")
                        + " at "
                        + warning.text("at").orElse("?")));
    return lines;
  }
}
