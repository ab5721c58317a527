package dev.slipstream.operator.verbs;

import dev.slipstream.bench.WavesBench;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Fields;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.stack.FreePort;
import dev.slipstream.operator.stack.LocalStack;
import dev.slipstream.store.Store;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code slipstream bench waves}. */
@Command(
    name = "waves",
    mixinStandardHelpOptions = true,
    description =
        "Players per second of a wave, dispatched and pushed by Pub/Sub, beside a program that"
            + " migrates the same players itself, 16 at once, medians of rounds.")
public final class BenchWavesVerb extends StackBench {

  /** Writes a second that nobody reaches here. */
  private static final int WITHOUT_A_PACE = 1_000_000;

  public BenchWavesVerb() {
    super(1000, 3);
  }

  @Override
  LocalStack start(String project, Console console) {
    return LocalStack.quietWithPubSub(project, FreePort.find(), console);
  }

  @Override
  void measure(LocalStack stack, String project, Console console) {
    BenchGround ground =
        new BenchGround(stack.firestoreHost().orElseThrow(), project, players(), List.of());
    RacingMigration racing = new RacingMigration(Mappings.bundled());
    try (Store store = ground.store();
        Messages messages = Connection.messages(project)) {
      WavesBench bench =
          new WavesBench(
              store,
              racing,
              () -> ground.clear(stack.store()),
              ground::player,
              () -> messages.publish(Topic.WAVES.id(), order(racing.id())));
      List<String> table = bench.run(players(), rounds(), console::say);
      console.result(table, bench.toFields());
    }
  }

  private static Fields order(String migration) {
    return Fields.builder()
        .put("migration", migration)
        .put("action", "start")
        .put("percentage", 100)
        .put("ratePerSecond", WITHOUT_A_PACE)
        .build();
  }
}
