package dev.slipstream.operator.verbs;

import dev.slipstream.mapping.Catalogues;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.store.Store;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slipstream seed gamedata}: the masterData phase. */
@Command(
    name = "gamedata",
    mixinStandardHelpOptions = true,
    description = "Mapping tables, catalogues, the XP curve, and the legacy clans with members.")
public final class SeedGameDataVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private MappingOptions mappings = new MappingOptions();
  @Mixin private Execution execution = new Execution();

  @Override
  public Integer call() {
    Console console = new Console(GlobalOptions.of(spec));
    MasterData masterData = new MasterData(mappings.tables(), Catalogues.bundled());
    try (Store store = Connection.open(GlobalOptions.of(spec))) {
      GameDataSeed seed = new GameDataSeed(store, masterData);
      GameDataSeed done = execution.isExecuted() ? seed.execute() : seed.plan();
      console.result(done.toLines(), done.toFields());
      execution.sayWhatIsMissing(console);
      return ExitCodes.DONE;
    }
  }
}
