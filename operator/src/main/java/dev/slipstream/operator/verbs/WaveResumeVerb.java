package dev.slipstream.operator.verbs;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.waves.Order.Action;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipstream wave resume}. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "The wave goes on where it stood.")
public final class WaveResumeVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private WaveOptions options = new WaveOptions();
  @Mixin private KnobOptions knobs = new KnobOptions();

  @Option(
      names = "--accept",
      paramLabel = "FINGERPRINT",
      description = "Failures that you have looked at, and that no longer stop the wave.")
  private List<String> accepted = List.of();

  @Override
  public Integer call() {
    try (WaveDesk desk = new WaveDesk(spec, options)) {
      Fields message = knobs.toFields();
      return desk.order(
          Action.RESUME,
          accepted.isEmpty() ? message : message.with("accept", Value.texts(accepted)));
    }
  }
}
