package dev.slipstream.operator.verbs;

import dev.slipstream.model.Fields;
import dev.slipstream.waves.Order.Action;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slipstream wave abort}. */
@Command(
    name = "abort",
    mixinStandardHelpOptions = true,
    description =
        "The wave is over, and whoever still works for it is refused; nobody who is in leaves.")
public final class WaveAbortVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private WaveOptions options = new WaveOptions();

  @Override
  public Integer call() {
    try (WaveDesk desk = new WaveDesk(spec, options)) {
      return desk.order(Action.ABORT, Fields.empty());
    }
  }
}
