package dev.slipstream.simulator;

import static dev.slipstream.simulator.Setting.YAN;
import static dev.slipstream.simulator.Setting.ZOE;
import static dev.slipstream.simulator.Setting.profile;
import static dev.slipstream.simulator.WaveActors.AFTER_A_LEASE;
import static dev.slipstream.simulator.WaveActors.MORNING;
import static dev.slipstream.simulator.WaveActors.WITHIN_A_LEASE;

import dev.slipstream.model.Subject;
import dev.slipstream.waves.Order;
import java.util.List;
import java.util.stream.IntStream;

/** How waves go, and what stops them. */
final class WaveScripts {

  private static final Order PAUSE = Order.of(Order.Action.PAUSE);
  private static final Order RESUME = Order.of(Order.Action.RESUME);

  /** As many as fail alike before the brake is pulled, but for one. */
  private static final int NEARLY_ALIKE = 4;

  private WaveScripts() {}

  static World batchTwice(Terms terms) {
    Setting setting = one(terms).ordered(WaveActors.start());
    WaveActors actors = setting.waveActors();
    return setting.with(
        List.of(
            actors.worker("A", 1, ZOE),
            actors.worker("B", 1, ZOE),
            actors.dispatcher("D", MORNING)));
  }

  static World batchAndAbort(Terms terms) {
    Setting setting = one(terms).ordered(WaveActors.start());
    WaveActors actors = setting.waveActors();
    return setting.with(
        List.of(
            actors.worker("A", 1, ZOE), actors.worker("B", 1, ZOE), actors.restarter("O", ZOE)));
  }

  static World batchesInAnyOrder(Terms terms) {
    Setting setting = one(terms).ordered(WaveActors.start());
    WaveActors actors = setting.waveActors();
    return setting.with(
        List.of(
            actors.worker("A", 1, ZOE), actors.worker("B", 3, ZOE), actors.restarter("O", ZOE)));
  }

  static World sleepingDispatcher(Terms terms) {
    Setting setting = two(terms).ordered(WaveActors.start());
    WaveActors actors = setting.waveActors();
    return setting.with(
        List.of(actors.dispatcher("D", MORNING), actors.dispatcher("E", AFTER_A_LEASE)));
  }

  static World twoDispatchers(Terms terms) {
    Setting setting = one(terms).ordered(WaveActors.start());
    WaveActors actors = setting.waveActors();
    return setting.with(
        List.of(actors.dispatcher("D", MORNING), actors.dispatcher("E", WITHIN_A_LEASE)));
  }

  static World pausedDispatcher(Terms terms) {
    Setting setting = one(terms).ordered(WaveActors.start());
    WaveActors actors = setting.waveActors();
    return setting.with(
        List.of(actors.dispatcher("D", MORNING), actors.operator("O", PAUSE, RESUME)));
  }

  static World pausedWorker(Terms terms) {
    Setting setting = one(terms).ordered(WaveActors.start(), PAUSE);
    WaveActors actors = setting.waveActors();
    return setting.with(
        List.of(
            actors.worker("A", 1, ZOE),
            actors.worker("B", 1, ZOE),
            actors.operator("O", RESUME, PAUSE)));
  }

  static World brakingWorker(Terms terms) {
    String broken = profile("Zoe", 100).replace("100", "\"many\"");
    Setting setting = new Setting(terms).player(ZOE, broken).ordered(WaveActors.start());
    IntStream.range(0, NEARLY_ALIKE)
        .forEach(n -> setting.failed(new Subject("uFailed" + n), broken, 1));
    WaveActors actors = setting.waveActors();
    return setting.with(
        List.of(
            actors.worker("A", 1, ZOE), actors.worker("B", 1, ZOE), actors.operator("O", PAUSE)));
  }

  private static Setting one(Terms terms) {
    return new Setting(terms).player(ZOE, profile("Zoe", 100));
  }

  private static Setting two(Terms terms) {
    return one(terms).player(YAN, profile("Yan", 30));
  }
}
