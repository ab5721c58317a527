package dev.slipstream.operator.verbs;

import dev.slipstream.engine.Bulk;
import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.Rollout;
import dev.slipstream.engine.Validator;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.operator.CallableClient;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.operator.stack.FreePort;
import dev.slipstream.operator.stack.LocalStack;
import dev.slipstream.seed.ClanTotals;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream demo}: the story so far, on this machine, in one go. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Local stack, legacy players, master data; each player migrated over HTTP, called again, and",
      "compared with a fresh plan; what they buy before and after, each asked for twice and paid",
      "once; old clients that write too late, each found by the sweep; some rolled back with what",
      "they had, and migrated again.",
      "Exits 0 only if every player ended as expected."
    })
public final class DemoVerb implements Callable<Integer> {

  private static final double OFFLINE_PERCENT = 5;
  private static final double RETURNING_PERCENT = 20;

  @Spec private CommandSpec spec;
  @Mixin private PopulationOptions populationOptions = new PopulationOptions();

  @Option(
      names = "--players",
      defaultValue = "500",
      description = "Players (default: ${DEFAULT-VALUE}).")
  private int players;

  @Option(
      names = "--concurrency",
      defaultValue = "8",
      description = "Players at once (default: ${DEFAULT-VALUE}).")
  private int concurrency;

  @Override
  public Integer call() {
    if (players < 1 || concurrency < 1) {
      throw new ParameterException(spec.commandLine(), "--players and --concurrency are 1 or more");
    }
    Console console = new Console(GlobalOptions.of(spec));
    String project = freshProject();
    LegacyPopulation population = populationOptions.population(spec);
    DemoReport report = new DemoReport();
    try (LocalStack stack =
        LocalStack.quiet(
            project, GlobalOptions.of(spec).requiresEmulator(), FreePort.find(), console)) {
      console.say("functions at " + stack.url() + ", project " + project);
      seed(stack, population, console);
      CallableClient client = new CallableClient(stack.url(), project);
      DemoPurses purses = new DemoPurses(client, report);
      forEachMigrated(population, "playing before", console, purses::playBefore);
      forEach(population, "migrated over HTTP", console, player -> migrate(player, client, report));
      forEachMigrated(
          population, "called again", console, player -> repeat(player, client, report));
      compare(stack, population, report, console);
      forEachMigrated(population, "playing after", console, purses::playAfter);
      new ClanTotals(stack.store()).wrong().forEach(report::addWrong);
      sweep(stack, population, report, console);
      forEachMigrated(
          population,
          "rolled back and migrated again",
          console,
          player -> {
            if (isAmong(RETURNING_PERCENT, player)) {
              purses.goBackAndForth(player);
            }
          });
      prove(stack, population, report, console);
    }
    console.result(report.toLines(), report.toFields());
    return report.isAsExpected() ? ExitCodes.DONE : ExitCodes.FINDINGS;
  }

  /** A project of its own: an emulator that was given may hold the last demo's players. */
  private String freshProject() {
    return GlobalOptions.of(spec).project() + "-" + UUID.randomUUID().toString().substring(0, 6);
  }

  private void seed(LocalStack stack, LegacyPopulation population, Console console) {
    try (Console.Progress progress = console.progress("legacy players", players)) {
      new PlayerSeed(population, players).write(stack.store(), number -> progress.step());
    }
    MasterData masterData = new MasterData(Mappings.bundled(), Catalogues.bundled());
    GameDataSeed seeded = new GameDataSeed(stack.store(), masterData).execute();
    console.say("master data");
    seeded.toLines().forEach(console::say);
  }

  private void forEach(
      LegacyPopulation population, String task, Console console, Consumer<LegacyPlayer> work) {
    try (Console.Progress progress = console.progress(task, players);
        Crew crew = new Crew(concurrency)) {
      IntStream.range(0, players)
          .forEach(
              number ->
                  crew.work(
                      () -> {
                        work.accept(population.player(number));
                        progress.step();
                      }));
    }
  }

  private void forEachMigrated(
      LegacyPopulation population, String task, Console console, Consumer<LegacyPlayer> work) {
    forEach(
        population,
        task,
        console,
        player -> {
          if (player.fate().equals(LegacyPlayer.MIGRATED)) {
            work.accept(player);
          }
        });
  }

  /** The player's own client calls, as on sign-in. */
  private static void migrate(LegacyPlayer player, CallableClient client, DemoReport report) {
    CallableClient.Answer answer = client.call("migrateUser", player.subject().id(), Map.of());
    report.add(player, answer);
  }

  /** A finished player costs one read and is not touched. */
  private static void repeat(LegacyPlayer player, CallableClient client, DemoReport report) {
    report.addRepeat(player, client.call("migrateUser", player.subject().id(), Map.of()));
  }

  private void compare(
      LocalStack stack, LegacyPopulation population, DemoReport report, Console console) {
    RacingMigration racing = new RacingMigration(Mappings.bundled());
    Validator validator = new Validator(stack.store());
    // everything was committed before this moment, so every player can be read as of it
    ReadTime at = ReadTime.at(Instant.now());
    forEach(
        population,
        "compared with a fresh plan",
        console,
        player -> report.addComparison(player, validator.compare(racing, player.subject(), at)));
  }

  /** Some clients were offline during their player's cut-over, and save what they know now. */
  private void sweep(
      LocalStack stack, LegacyPopulation population, DemoReport report, Console console) {
    RacingMigration racing = new RacingMigration(Mappings.bundled());
    LateWrites lateWrites = new LateWrites(stack.store());
    forEach(
        population,
        "swept for late writes",
        console,
        player -> {
          boolean isLate =
              player.fate().equals(LegacyPlayer.MIGRATED) && isAmong(OFFLINE_PERCENT, player);
          if (isLate) {
            writeLate(stack.store(), player);
          }
          report.addSwept(player, isLate, lateWrites.sweep(racing, player.subject()).sources());
        });
  }

  private static boolean isAmong(double percent, LegacyPlayer player) {
    return Rollout.includes(percent, Rollout.bucket("demo", player.subject()));
  }

  /** The last word has the validator, which knows the ledger. */
  private void prove(
      LocalStack stack, LegacyPopulation population, DemoReport report, Console console) {
    RacingMigration racing = new RacingMigration(Mappings.bundled());
    Validator validator = new Validator(stack.store());
    ReadTime at = ReadTime.at(Instant.now());
    forEachMigrated(
        population,
        "proved by plan and ledger",
        console,
        player -> report.addValidation(player, validator.compare(racing, player.subject(), at)));
  }

  /** Old clients write their whole profile. */
  private static void writeLate(Store store, LegacyPlayer player) {
    DocPath profile = LegacyPaths.blob(player.subject(), ProfileBlob.NAME);
    Fields known = player.documents().getOrDefault(profile, Fields.empty());
    String text = known.text(ProfileBlob.NAME).orElse("{}") + " ";
    Fields late = Fields.of(ProfileBlob.NAME, Value.of(text));
    new Bulk(store).write(Stream.of(new Write.Merge(profile, late)));
  }
}
