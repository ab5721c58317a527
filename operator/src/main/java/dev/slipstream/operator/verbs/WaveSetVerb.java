package dev.slipstream.operator.verbs;

import dev.slipstream.model.Fields;
import dev.slipstream.waves.Order.Action;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream wave set}. */
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    description = "Turns knobs while the wave runs, without stopping it.")
public final class WaveSetVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private WaveOptions options = new WaveOptions();
  @Mixin private KnobOptions knobs = new KnobOptions();

  @Override
  public Integer call() {
    Fields message = knobs.toFields();
    if (message.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "set what? see --help for the knobs");
    }
    try (WaveDesk desk = new WaveDesk(spec, options)) {
      return desk.order(Action.SET, message);
    }
  }
}
