package dev.slipstream.bench;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.Store;
import dev.slipstream.waves.Census;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Players per second of a wave, from the order to the last player, beside those of a program that
 * migrates the same players itself. Each round begins on an empty database.
 */
public final class WavesBench {

  private static final String DIRECTLY = "migrated directly";
  private static final String BY_A_WAVE = "by a wave, pushed";
  private static final int AT_ONCE = 16;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private final Migration<?> migration;
  private final Runnable clear;
  private final IntFunction<Player> population;
  private final LegacyPlayers legacy;
  private final Runnable order;
  private final Census census;
  private final List<Timing> timings = new ArrayList<>();

  /**
   * @param clear empties the database but for what must be there before the first player
   * @param population all players by number, none of them broken
   * @param order starts a wave of everybody, without a pace
   */
  public WavesBench(
      Store store,
      Migration<?> migration,
      Runnable clear,
      IntFunction<Player> population,
      Runnable order) {
    this.migration = migration;
    this.clear = clear;
    this.population = population;
    this.legacy = new LegacyPlayers(store, migration);
    this.order = order;
    this.census = new Census(store);
  }

  /** Measures both ways once a round; {@code say} is told what is going on. */
  public List<String> run(int players, int rounds, Consumer<String> say) {
    Rounds turns = new Rounds(say);
    turns.warmUp(round -> round(players));
    timings.addAll(turns.measure(rounds, round -> round(players)));
    return table();
  }

  private List<Timing> round(int players) {
    clear.run();
    List<Subject> all = legacy.put(first(players));
    Timing directly = new Lane<>(DIRECTLY, AT_ONCE, legacy::migrate).run(all);
    clear.run();
    legacy.put(first(players));
    return List.of(directly, wave(players));
  }

  private List<Player> first(int players) {
    return IntStream.range(0, players).mapToObj(population).toList();
  }

  private Timing wave(int players) {
    long begun = System.nanoTime();
    order.run();
    while (census.settled(migration).completed() < players) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IllegalStateException("the wave is not done after " + PATIENCE);
      }
      sleep();
    }
    long nanos = System.nanoTime() - begun;
    List<Long> each = Collections.nCopies(players, nanos / players);
    return new Timing(BY_A_WAVE, AT_ONCE, nanos / 1e9, each, 0, 0);
  }

  private static void sleep() {
    try {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
  }

  private List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(row("median of the rounds", "players/s", "× directly"));
    for (String way : List.of(DIRECTLY, BY_A_WAVE)) {
      lines.add(
          row(
              way,
              String.format(Locale.ROOT, "%.1f", rate(way)),
              String.format(Locale.ROOT, "%.2f", rate(way) / rate(DIRECTLY))));
    }
    return lines;
  }

  /** The same for machines: players per second by way. */
  public Fields toFields() {
    return Fields.builder()
        .put(DIRECTLY, new Value.Real(rate(DIRECTLY)))
        .put(BY_A_WAVE, new Value.Real(rate(BY_A_WAVE)))
        .build();
  }

  private double rate(String way) {
    return Timing.median(timings, way, AT_ONCE, Timing::perSecond);
  }

  private static String row(String name, String rate, String ratio) {
    return String.format(Locale.ROOT, "%-24s %10s %10s", name, rate, ratio);
  }
}
