package dev.slipstream.operator.verbs;

import dev.slipstream.engine.Rollout;
import dev.slipstream.operator.Console;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.Store;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The demo's players, of whom each is made anew when it is asked for.
 *
 * @param total how many there are
 * @param concurrency how many act at once
 */
record DemoPlayers(LegacyPopulation population, int total, int concurrency, Console console) {

  void seed(Store store) {
    try (Console.Progress progress = console.progress("legacy players", total)) {
      new PlayerSeed(population, total).write(store, number -> progress.step());
    }
  }

  /** Those who can be migrated. */
  List<LegacyPlayer> sound() {
    return all().filter(DemoPlayers::isSound).toList();
  }

  /** Has everybody do something. */
  void forEach(String task, Consumer<LegacyPlayer> work) {
    try (Console.Progress progress = console.progress(task, total);
        Crew crew = new Crew(concurrency)) {
      all()
          .forEach(
              player ->
                  crew.work(
                      () -> {
                        work.accept(player);
                        progress.step();
                      }));
    }
  }

  /** Has those do something who can be migrated. */
  void forEachSound(String task, Consumer<LegacyPlayer> work) {
    forEach(
        task,
        player -> {
          if (isSound(player)) {
            work.accept(player);
          }
        });
  }

  /** Has some of those do something who can be migrated, always the same. */
  void forSome(double percent, String task, Consumer<LegacyPlayer> work) {
    forEachSound(
        task,
        player -> {
          if (isAmong(percent, player)) {
            work.accept(player);
          }
        });
  }

  static boolean isSound(LegacyPlayer player) {
    return player.fate().equals(LegacyPlayer.MIGRATED);
  }

  /** Whether a player is one of so many of a hundred. */
  static boolean isAmong(double percent, LegacyPlayer player) {
    return Rollout.includes(percent, Rollout.bucket("demo", player.subject()));
  }

  private Stream<LegacyPlayer> all() {
    return IntStream.range(0, total).mapToObj(population::player);
  }
}
