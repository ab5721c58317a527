package dev.slipstream.bench;

import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Operation;
import dev.slipstream.economy.Posted;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Players per second on the way back beside the way there: the same players migrate, every second
 * one earns coins, and all are rolled back. Each round begins on an empty database.
 */
public final class RollbackBench {

  private static final int AT_ONCE = 16;
  private static final RollbackRequest REQUEST = RollbackRequest.because("a benchmark");

  private final Store store;
  private final Migration<?> migration;
  private final Economy economy;
  private final Mappings mappings;
  private final Runnable clear;
  private final IntFunction<Player> population;
  private final LegacyPlayers legacy;
  private final List<Timing> timings = new ArrayList<>();

  /**
   * @param clear empties the database but for what must be there before the first player
   * @param population all players by number, none of them broken
   */
  public RollbackBench(
      Store store,
      Migration<?> migration,
      Economy economy,
      Mappings mappings,
      Runnable clear,
      IntFunction<Player> population) {
    this.store = store;
    this.migration = migration;
    this.economy = economy;
    this.mappings = mappings;
    this.clear = clear;
    this.population = population;
    this.legacy = new LegacyPlayers(store, migration);
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
    Timing there = there().run(all);
    IntStream.range(0, players).filter(i -> i % 2 == 0).forEach(i -> earn(all.get(i)));
    return List.of(there, back().run(all));
  }

  private List<Player> first(int players) {
    return IntStream.range(0, players).mapToObj(population).toList();
  }

  private Lane<Subject> there() {
    return new Lane<>("migrated", AT_ONCE, legacy::migrate);
  }

  private Lane<Subject> back() {
    return new Lane<>("rolled back", AT_ONCE, this::rollBack);
  }

  private void earn(Subject player) {
    Operation operation =
        Operation.of(
            "op-bench-1",
            "grantCoins",
            player,
            Map.of("coins", 5L),
            Optional.empty(),
            Optional.empty(),
            mappings);
    if (!(economy.post(operation).answer() instanceof Posted.Done)) {
      throw new IllegalStateException(player.id() + " has earned nothing");
    }
  }

  private void rollBack(Subject player) {
    RolledBack back = new Rollback(store).rollBack(migration, player, REQUEST);
    if (back.outcome() != RollbackOutcome.ROLLED_BACK) {
      throw new IllegalStateException(player.id() + " was not rolled back: " + back.outcome());
    }
  }

  private List<String> table() {
    double there = rate(there());
    List<String> lines = new ArrayList<>();
    lines.add(row("median of the rounds", "at once", "players/s", "× migrated"));
    for (Lane<Subject> lane : List.of(there(), back())) {
      lines.add(
          row(
              lane.name(),
              Integer.toString(AT_ONCE),
              String.format(Locale.ROOT, "%.1f", rate(lane)),
              String.format(Locale.ROOT, "%.2f", rate(lane) / there)));
    }
    return lines;
  }

  /** The same for machines: players per second by way. */
  public Fields toFields() {
    return Fields.builder()
        .put(there().name(), new Value.Real(rate(there())))
        .put(back().name(), new Value.Real(rate(back())))
        .build();
  }

  private double rate(Lane<Subject> lane) {
    return Timing.median(timings, lane.name(), lane.concurrency(), Timing::perSecond);
  }

  private static String row(String name, String atOnce, String rate, String ratio) {
    return String.format(Locale.ROOT, "%-24s %8s %10s %10s", name, atOnce, rate, ratio);
  }
}
