package dev.slipstream.operator.verbs;

import dev.slipstream.operator.CallableClient;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.operator.stack.FreePort;
import dev.slipstream.operator.stack.LocalStack;
import dev.slipstream.seed.LegacyPopulation;
import java.util.UUID;
import java.util.concurrent.Callable;
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
      "Local stack, legacy players, master data; waves of 1, 5, 25 and 100 %% while players buy and",
      "sign in, each purchase asked for twice and paid once, each wave proved before the next;",
      "everybody compared with plan and ledger; old clients that write too late, each found by the",
      "sweep; some rolled back with what they had, and taken up again by another wave.",
      "Exits 0 only if every player ended as expected."
    })
public final class DemoVerb implements Callable<Integer> {

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
        LocalStack.quietWithWhatIsFound(
            project, GlobalOptions.of(spec).requiresEmulator(), FreePort.find(), console)) {
      console.say("functions at " + stack.url() + ", project " + project);
      new DemoStory(
              stack.store(),
              () -> Connection.messages(project),
              new CallableClient(stack.url(), project),
              new DemoPlayers(population, players, concurrency, console),
              report,
              console)
          .play();
    }
    console.result(report.toLines(), report.toFields());
    return report.isAsExpected() ? ExitCodes.DONE : ExitCodes.FINDINGS;
  }

  /** A project of its own: an emulator that was given may hold the last demo's players. */
  private String freshProject() {
    return GlobalOptions.of(spec).project() + "-" + UUID.randomUUID().toString().substring(0, 6);
  }
}
