package dev.slipstream.operator.verbs;

import dev.slipstream.model.Fields;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream seed players}: legacy players to try things on. */
@Command(
    name = "players",
    mixinStandardHelpOptions = true,
    description = "Synthetic legacy players and their clans; same seed, same data.")
public final class SeedPlayersVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private PopulationOptions populationOptions = new PopulationOptions();
  @Mixin private Execution execution = new Execution();

  @Option(
      names = "--count",
      defaultValue = "500",
      description = "Players (default: ${DEFAULT-VALUE}).")
  private int count;

  @Override
  public Integer call() {
    if (count < 1) {
      throw new ParameterException(spec.commandLine(), "--count is 1 or more");
    }
    if (!GlobalOptions.of(spec).project().startsWith("demo-")) {
      throw new CannotGoOn(
          "synthetic players belong into demo- projects only, not into "
              + GlobalOptions.of(spec).project());
    }
    LegacyPopulation population = populationOptions.population(spec);
    Console console = new Console(GlobalOptions.of(spec));
    Usage usage = execution.isExecuted() ? write(population, console) : Usage.NONE;
    Map<String, Long> fates = fates(population);
    Fields.Builder expected = Fields.builder();
    fates.forEach(expected::put);
    console.result(
        List.of(
            "  players    " + count + " with " + population.clans(count) + " clans",
            "  expected   " + fates,
            "  billed     " + usage.writes() + " writes"),
        Fields.builder()
            .put("players", count)
            .put("clans", population.clans(count))
            .put("expected", expected.build())
            .put("writes", usage.writes())
            .build());
    execution.sayWhatIsMissing(console);
    return ExitCodes.DONE;
  }

  private Usage write(LegacyPopulation population, Console console) {
    try (Store store = Connection.open(GlobalOptions.of(spec));
        Console.Progress progress = console.progress("players", count)) {
      return new PlayerSeed(population, count).write(store, number -> progress.step());
    }
  }

  private Map<String, Long> fates(LegacyPopulation population) {
    Map<String, Long> fates = new TreeMap<>();
    IntStream.range(0, count)
        .mapToObj(population::player)
        .forEach(player -> fates.merge(player.fate(), 1L, Long::sum));
    return fates;
  }
}
