package dev.slipstream.simulator;

import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.oracles.Batches;
import dev.slipstream.store.Store;
import dev.slipstream.validation.Certificates;
import dev.slipstream.waves.Batch;
import dev.slipstream.waves.BatchWorker;
import dev.slipstream.waves.Dispatcher;
import dev.slipstream.waves.Dispatcher.Dispatched;
import dev.slipstream.waves.Order;
import dev.slipstream.waves.Orders;
import dev.slipstream.waves.RolloutDocument;
import dev.slipstream.waves.WaveRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who moves players in waves. Nobody takes a message out of the {@link Mail}: a worker has its
 * batch from the beginning, as if it came at any moment, also long after another of its kind or
 * before one that was sent earlier. That is more than what can be delivered, so what holds then
 * holds of every delivery: twice, in another order, a day late.
 */
record WaveActors(RacingMigration migration, Limits limits, Memory memory) {

  /** When waves are started, and orders come. */
  static final Instant MORNING = Instant.parse("2025-10-15T09:00:00Z");

  /** When whoever took it in the morning has it yet. */
  static final Instant WITHIN_A_LEASE = MORNING.plusSeconds(10);

  /** When the lease of whoever took it in the morning is over, and a shift with it. */
  static final Instant AFTER_A_LEASE = MORNING.plusSeconds(30);

  /** One nap, and not another. */
  private static final Duration SHIFT = Duration.ofSeconds(5);

  /**
   * Whoever looks after the wave. A dead one that begins again has the same name and takes its own
   * lease, which is what another finds once the lease is over; the dead one makes no more calls.
   *
   * @param begin of its clock: one that began in the morning and moves when another has begun
   *     {@link #AFTER_A_LEASE} has slept
   */
  Actor dispatcher(String name, Instant begin) {
    return actor(
        name,
        "dispatcher " + name,
        store -> {
          Watch watch = new Watch(begin);
          Dispatched end =
              new Dispatcher(store, () -> new Mail(store), watch, watch::pass)
                  .goOn(migration, Optional.empty(), name, SHIFT);
          return "DISPATCHED " + end.handedOut() + ", " + end.told();
        });
  }

  /** A worker to whom this batch was delivered; another with the same gets it once more. */
  Actor worker(String name, long epoch, Subject... players) {
    Batch batch = new Batch(epoch, List.of(players));
    return actor(
        name,
        "worker of " + batch,
        store -> {
          BatchWorker worker = new BatchWorker(store, () -> new Mail(store), new Watch(MORNING), 1);
          try {
            return Batches.word(new TreeMap<>(worker.handle(migration, batch).outcomes()), epoch);
          } catch (WaveRefused nobodyHasSentIt) {
            return "REFUSED";
          }
        });
  }

  /** An operator who orders one thing after the other. */
  Actor operator(String name, Order... orders) {
    return actor(
        name,
        "operator " + name,
        store -> {
          StringBuilder word = new StringBuilder("ORDERED");
          for (Order order : orders) {
            word.append(' ').append(carryOut(order, store));
          }
          return word.toString();
        });
  }

  /** One who aborts the wave, takes back a player of it under the new epoch, and starts another. */
  Actor restarter(String name, Subject player) {
    return actor(
        name,
        Actors.ROLLBACK + player + " after an abort",
        store -> {
          RolloutDocument aborted = orders(store).carryOut(migration, Order.of(Order.Action.ABORT));
          RollbackRequest back = RollbackRequest.because("aborted").under(aborted.epoch());
          String word = new Rollback(store).rollBack(migration, player, back).outcome().toString();
          return "ABORTED, " + word + ", " + carryOut(start(), store);
        });
  }

  /** Everybody at once. */
  static Order start() {
    return Order.start(100);
  }

  private String carryOut(Order order, Store store) {
    try {
      return orders(store).carryOut(migration, order).state().toString();
    } catch (WaveRefused refused) {
      return refused.getMessage();
    }
  }

  /** Nobody takes in more than a wave that is done, so that no gate is asked. */
  private static Orders orders(Store store) {
    return new Orders(store, () -> new Mail(store), WaveActors::noGate, new Watch(MORNING));
  }

  private static Certificates noGate() {
    throw new IllegalStateException("a gate is asked");
  }

  private Actor actor(String name, String role, Program program) {
    return new Actor(name, role, program, limits, Optional.empty(), memory);
  }
}
