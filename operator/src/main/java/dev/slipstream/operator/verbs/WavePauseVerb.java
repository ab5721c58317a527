package dev.slipstream.operator.verbs;

import dev.slipstream.model.Fields;
import dev.slipstream.waves.Order.Action;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slipstream wave pause}. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = "The wave stands still within one batch; nobody who is in leaves.")
public final class WavePauseVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private WaveOptions options = new WaveOptions();

  @Override
  public Integer call() {
    try (WaveDesk desk = new WaveDesk(spec, options)) {
      return desk.order(Action.PAUSE, Fields.empty());
    }
  }
}
