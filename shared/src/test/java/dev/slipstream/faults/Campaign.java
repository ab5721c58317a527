package dev.slipstream.faults;

import dev.slipstream.faults.WorkerLine.Begun;
import dev.slipstream.faults.WorkerLine.Done;
import dev.slipstream.faults.WorkerLine.Faults;
import dev.slipstream.faults.WorkerLine.StandingStill;
import dev.slipstream.model.Subject;
import dev.slipstream.oracles.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Has players migrated by workers, of whom the first are killed, each at a moment that its seed
 * chooses. What a dead worker has not said is handed out again. Each lane has one worker at a time.
 */
final class Campaign {

  /** More workers than can be needed; beyond it nothing gets done any more. */
  private static final int MOST_WORKERS = 100;

  /** More than are done before the latest moment, so that each moment comes. */
  private static final int MOST_OF_THE_DOOMED = 40;

  private static final int MOST_OF_OTHERS = 200;

  private static final int LATEST_MOMENT = 20;

  private static final List<Moment> MOMENTS =
      List.of(
          Moment.AFTER_LINE,
          Moment.READ_UNHEARD,
          Moment.COMMIT_UNSENT,
          Moment.COMMIT_SENT,
          Moment.COMMIT_UNHEARD);

  private final String project;
  private final long seed;
  private final int doomed;
  private final Deliveries deliveries;
  private final OldClients clients;
  private final Expiry expiry;
  private final List<String> said = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private Faults faults = Faults.NONE;
  private int next;
  private int workers;
  private int kills;

  /**
   * @param doomed how many workers are killed
   */
  Campaign(
      String project,
      long seed,
      int doomed,
      Deliveries deliveries,
      OldClients clients,
      Expiry expiry) {
    this.project = project;
    this.seed = seed;
    this.doomed = doomed;
    this.deliveries = deliveries;
    this.clients = clients;
    this.expiry = expiry;
  }

  /** One worker after the other, until all players are acknowledged. */
  void runLane() {
    try {
      int number = nextWorker();
      List<Subject> players = take(number);
      while (!players.isEmpty()) {
        work(number, players);
        number = nextWorker();
        players = take(number);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private synchronized int nextWorker() {
    if (next == MOST_WORKERS) {
      throw new AssertionError("not done after " + MOST_WORKERS + " workers");
    }
    return next++;
  }

  private List<Subject> take(int number) throws InterruptedException {
    return deliveries.take(number < doomed ? MOST_OF_THE_DOOMED : MOST_OF_OTHERS);
  }

  private void work(int number, List<Subject> players) throws InterruptedException {
    SplittableRandom dice = new SplittableRandom(seed + number);
    Moment moment = number < doomed ? MOMENTS.get(number % MOMENTS.size()) : Moment.NEVER;
    int count = 1 + dice.nextInt(LATEST_MOMENT);
    countWorker();
    try (WorkerProcess worker =
        WorkerProcess.start(project, dice.nextLong(), moment, count, players)) {
      Hearing hearing = new Hearing(players);
      Optional<String> line = worker.readLine();
      while (line.isPresent()) {
        say(line.get());
        WorkerLine.parse(line.get()).ifPresent(hearing::hear);
        line = hearing.standsStill ? Optional.empty() : worker.readLine();
      }
      if (hearing.standsStill) {
        worker.kill();
        countKill();
      }
      hearing.open.forEach(expiry::expire);
      deliveries.giveBack(hearing.left);
    }
  }

  private synchronized void say(String line) {
    said.add(line);
  }

  private synchronized void keep(Run run) {
    runs.add(run);
  }

  private synchronized void add(Faults more) {
    faults = faults.plus(more);
  }

  private synchronized void countWorker() {
    workers++;
  }

  private synchronized void countKill() {
    kills++;
  }

  /** All that workers have said to anybody. */
  synchronized List<String> said() {
    return List.copyOf(said);
  }

  /** What workers have acknowledged. */
  synchronized List<Run> runs() {
    return List.copyOf(runs);
  }

  synchronized Faults faults() {
    return faults;
  }

  synchronized int workers() {
    return workers;
  }

  synchronized int kills() {
    return kills;
  }

  /** What has come of one worker's players so far. */
  private final class Hearing {
    final List<Subject> left;
    final List<String> open = new ArrayList<>();
    boolean standsStill;

    Hearing(List<Subject> players) {
      this.left = new ArrayList<>(players);
    }

    void hear(WorkerLine line) {
      if (line instanceof Begun begun) {
        open.add(begun.transaction());
        left.stream().findFirst().ifPresent(clients::play);
      } else if (line instanceof Done done) {
        open.clear();
        left.remove(new Subject(done.run().actor()));
        deliveries.acknowledge();
        keep(done.run());
      } else if (line instanceof Faults more) {
        add(more);
      } else if (line instanceof StandingStill) {
        standsStill = true;
      }
    }
  }
}
