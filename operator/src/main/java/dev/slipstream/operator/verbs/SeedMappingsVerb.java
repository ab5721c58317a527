package dev.slipstream.operator.verbs;

import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.NameTable;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.model.Fields;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.store.Store;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slipstream seed mappings}: the mapping tables alone. */
@Command(
    name = "mappings",
    mixinStandardHelpOptions = true,
    description = "The mapping tables alone, for operators to look things up.")
public final class SeedMappingsVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private MappingOptions mappings = new MappingOptions();
  @Mixin private Execution execution = new Execution();

  @Override
  public Integer call() {
    Console console = new Console(GlobalOptions.of(spec));
    if (execution.isExecuted()) {
      MasterData masterData = new MasterData(mappings.tables(), Catalogues.bundled());
      try (Store store = Connection.open(GlobalOptions.of(spec))) {
        GameDataSeed done = new GameDataSeed(store, masterData).executeTables();
        console.result(done.toLines(), done.toFields());
      }
    } else {
      plan(console);
    }
    return ExitCodes.DONE;
  }

  private void plan(Console console) {
    List<NameTable> tables = mappings.tables().all();
    Fields.Builder counts = Fields.builder();
    tables.forEach(table -> counts.put(table.kind(), table.ids().size()));
    console.result(
        tables.stream().map(t -> "  " + t.kind() + ": " + t.ids().size() + " names").toList(),
        counts.build());
    execution.sayWhatIsMissing(console);
  }
}
