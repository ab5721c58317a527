package dev.slipstream.operator.verbs;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipstream wave status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Where the rollout is, what it has cost, and why it stands still.")
public final class WaveStatusVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private WaveOptions options = new WaveOptions();

  @Option(names = "--follow", description = "Until the wave is done, or stands still.")
  private boolean follows;

  @Override
  public Integer call() {
    try (WaveDesk desk = new WaveDesk(spec, options)) {
      return follows ? desk.follow() : desk.status();
    }
  }
}
