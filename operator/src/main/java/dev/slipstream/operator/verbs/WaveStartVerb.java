package dev.slipstream.operator.verbs;

import dev.slipstream.engine.Rollout;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.waves.Order.Action;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipstream wave start}. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Takes a share of the players in; the waves before it are part of it.")
public final class WaveStartVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private WaveOptions options = new WaveOptions();
  @Mixin private KnobOptions knobs = new KnobOptions();

  @Parameters(paramLabel = "PERCENT", description = "Of a hundred players, with two decimals.")
  private double percentage;

  @Option(
      names = "--follow",
      description = "Show how it goes until the wave is done, or stands still.")
  private boolean follows;

  @Option(
      names = "--proof",
      paramLabel = "RUN",
      description = "The clean sweep that opens the gate, in place of the last wave's own.")
  private Optional<String> proof = Optional.empty();

  @Override
  public Integer call() {
    if (!Rollout.isWave(percentage)) {
      throw new ParameterException(
          spec.commandLine(),
          "PERCENT must be a share above 0 and up to 100 with at most two decimals");
    }
    Fields message = knobs.toFields().with("percentage", new Value.Real(percentage));
    Fields whole = proof.map(run -> message.with("proof", Value.of(run))).orElse(message);
    try (WaveDesk desk = new WaveDesk(spec, options)) {
      int exit = desk.order(Action.START, whole);
      return exit == ExitCodes.DONE && follows ? desk.follow() : exit;
    }
  }
}
