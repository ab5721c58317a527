package dev.slipstream.faults;

import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.oracles.Run;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.Usage;
import dev.slipstream.store.firestore.FirestoreClients;
import dev.slipstream.store.firestore.FirestoreStore;
import dev.slipstream.testing.BadNetwork;
import dev.slipstream.testing.BadNetwork.Fault;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A process of its own that migrates the players whose ids it is sent, until it is killed. */
final class Worker {

  private final RacingMigration racing = new RacingMigration(Mappings.bundled());
  private final BadNetwork network;
  private final StandStill standStill;
  private final FirestoreStore store;

  private Worker(String host, String project, long seed, Moment moment, int count) {
    this.network = new BadNetwork(new Weather(seed));
    this.standStill =
        new StandStill(moment, count, id -> say(new WorkerLine.Begun(id)), this::standStill);
    // The last one is asked first: what the network drops never gets as far as the other.
    this.store =
        new FirestoreStore(
            FirestoreClients.open(project, Optional.of(host), List.of(standStill, network)),
            project,
            Limits.emulator());
  }

  /** Takes the emulator's host, a project, a seed, a moment and its count, and ids on its input. */
  public static void main(String[] arguments) {
    Worker worker =
        new Worker(
            arguments[0],
            arguments[1],
            Long.parseLong(arguments[2]),
            Moment.valueOf(arguments[3]),
            Integer.parseInt(arguments[4]));
    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        .lines()
        .toList()
        .forEach(uid -> worker.migrate(new Subject(uid)));
    worker.sayFaults();
    // Not worth a second of waiting: nothing is under way any more.
    Runtime.getRuntime().halt(0);
  }

  private void migrate(Subject player) {
    Counting counting = new Counting(store);
    try {
      Migrated migrated = new Migrator(counting).migrate(racing, player);
      String word = migrated.outcome().name();
      Usage usage = migrated.usage();
      say(
          new WorkerLine.Done(
              new Run(player.id(), word, usage, counting.attempts(), counting.changes())));
    } catch (StoreException failure) {
      // Not acknowledged, so sent again. What people would read of it is said, too.
      System.err.println(player.id() + ": " + failure);
    }
    standStill.at(Moment.AFTER_LINE);
  }

  private void standStill() {
    sayFaults();
    say(new WorkerLine.StandingStill());
  }

  private void sayFaults() {
    say(
        new WorkerLine.Faults(
            network.count(Fault.DROPPED),
            network.count(Fault.ANSWER_LOST),
            network.count(Fault.DELAYED),
            network.count(Fault.REPEATED)));
  }

  private static void say(WorkerLine line) {
    System.out.println(line.text());
  }
}
