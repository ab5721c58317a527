package dev.slipstream.waves;

import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.store.Usage;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.HandClock;
import dev.slipstream.waves.Order.Knobs;
import dev.slipstream.waves.RolloutDocument.State;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Hands a multitude out in a process of its own, and says what it took. */
final class MultitudeProgram {

  private static final int WRITES_PER_SECOND = 50_000_000;

  private final HandClock clock = new HandClock();
  private final MemoryStore rollout =
      new MemoryStore(clock::instant, Limits.production(), Faults.NONE);
  private final Deque<Fields> orders = new ArrayDeque<>();
  private final Multitude multitude;
  private long batches;
  private long sweeps;

  private MultitudeProgram(int players) {
    this.multitude = new Multitude(rollout, players);
  }

  public static void main(String[] arguments) {
    new MultitudeProgram(Integer.parseInt(arguments[0])).run();
  }

  private void run() {
    Instant begun = Instant.now();
    Messages messages = this::publish;
    new Orders(
            multitude,
            () -> messages,
            () -> {
              throw new AssertionError("a first wave has no gate");
            },
            clock)
        .carryOut(WaveGround.RACING, Order.start(100).with(Knobs.NONE.withRate(WRITES_PER_SECOND)));
    Dispatcher dispatcher = new Dispatcher(multitude, () -> messages, clock, clock::advance);
    int shifts = 0;
    while (!orders.isEmpty()) {
      Continuation next = WaveGround.continuation(orders.remove());
      dispatcher.goOn(
          WaveGround.RACING, Optional.of(next), "shift " + ++shifts, Duration.ofSeconds(30));
    }
    tell(Duration.between(begun, Instant.now()), shifts);
  }

  private void publish(String topic, Fields message) {
    if (topic.equals(Topic.USERS.id())) {
      take(WaveGround.batch(message));
    } else if (topic.equals(Topic.WAVES.id())) {
      orders.add(message);
    } else {
      sweeps++;
    }
  }

  private void take(Batch batch) {
    if (batch.players().isEmpty() || batch.players().size() > RolloutDocument.MAX_BATCH) {
      throw new AssertionError("a batch of " + batch.players().size());
    }
    batch.players().forEach(multitude::migrate);
    batches++;
  }

  private void tell(Duration took, int shifts) {
    Usage paging = multitude.paging();
    State state = new Rollouts(rollout).of(WaveGround.RACING).state();
    System.out.printf(
        "state=%s sweeps=%d migrated=%d batches=%d pages=%d paging=%d looks=%d shifts=%d millis=%d heapMiB=%d%n",
        state,
        sweeps,
        multitude.migrated(),
        batches,
        multitude.pages(),
        paging.reads(),
        multitude.looks().reads(),
        shifts,
        took.toMillis(),
        heap() >> 20);
  }

  /** The most that was ever in the heap, garbage and all. */
  private static long heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
