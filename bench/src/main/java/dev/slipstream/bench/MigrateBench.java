package dev.slipstream.bench;

import dev.slipstream.bench.Lane.Timing;
import dev.slipstream.engine.Bulk;
import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Players per second, four ways on the same data: ours over HTTP, ours in process, the usual way,
 * and the limit. Every lane gets players of its own; one round of all lanes warms up, the next
 * counts.
 */
public final class MigrateBench {

  /** A player of the benchmark, by number; different numbers are different players. */
  public record Player(Subject subject, Map<DocPath, Fields> documents) {}

  private static final int[] CONCURRENCIES = {1, 8, 16};
  private static final int MOST = 16;
  private static final String USUAL = "(c) the usual way";
  private static final String LIMIT = "(d) the limit: same reads, same writes, no logic";

  private final Store store;
  private final Migration<?> migration;
  private final IntFunction<Player> population;
  private final Consumer<Subject> overHttp;
  private final Map<Subject, List<Write>> plans = new ConcurrentHashMap<>();
  private final List<Timing> timings = new ArrayList<>();
  private int used;

  /**
   * @param population all players by number, none of them broken
   * @param overHttp migrates a player through the function
   */
  public MigrateBench(
      Store store,
      Migration<?> migration,
      IntFunction<Player> population,
      Consumer<Subject> overHttp) {
    this.store = store;
    this.migration = migration;
    this.population = population;
    this.overHttp = overHttp;
  }

  /** Measures every lane once a round, in turn; {@code say} is told what is going on. */
  public List<String> run(int players, int rounds, Consumer<String> say) {
    for (int round = 0; round <= rounds; round++) {
      say.accept(round == 0 ? "warming up" : "round " + round + " of " + rounds);
      for (Lane lane : lanes()) {
        Timing timing = time(lane, players);
        if (round > 0) {
          timings.add(timing);
        }
      }
    }
    return table();
  }

  private List<Lane> lanes() {
    List<Lane> lanes = new ArrayList<>();
    lanes.add(new Lane("(a) ours over HTTP", MOST, overHttp));
    for (int concurrency : CONCURRENCIES) {
      lanes.add(new Lane("(b) ours in process", concurrency, this::migrate));
    }
    lanes.add(new Lane(USUAL, 1, new UsualWay(store, migration, plans)::migrate));
    lanes.add(new Lane(LIMIT, MOST, this::readAndCommit));
    lanes.add(new Lane("    the limit without its reads", MOST, this::commit));
    return lanes;
  }

  /** Puts the lane's players in place, plans them where the lane needs a plan, and measures. */
  private Timing time(Lane lane, int count) {
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Player player = population.apply(used++);
      subjects.add(player.subject());
      new Bulk(store)
          .write(
              player.documents().entrySet().stream()
                  .map(document -> new Write.Put(document.getKey(), document.getValue())));
      plans.put(
          player.subject(),
          new Migrator(store).plan(migration, player.subject(), ReadTime.latest()).writes());
    }
    Timing timing = lane.run(subjects);
    plans.clear();
    return timing;
  }

  private void migrate(Subject player) {
    Migrated migrated = new Migrator(store).migrate(migration, player);
    if (migrated.outcome() != Outcome.MIGRATED) {
      throw new IllegalStateException(player.id() + " was not migrated: " + migrated.outcome());
    }
  }

  private void readAndCommit(Subject player) {
    List<DocPath> reads = new ArrayList<>(migration.sources(player).values());
    reads.add(migration.checkpoint(player));
    store.apply(new Fixed(reads, plan(player)));
  }

  private void commit(Subject player) {
    store.apply(new Fixed(List.of(), plan(player)));
  }

  private List<Write> plan(Subject player) {
    return plans.getOrDefault(player, List.of());
  }

  private List<String> table() {
    double usual = median(USUAL, 1);
    double limit = median(LIMIT, MOST);
    List<String> lines = new ArrayList<>();
    lines.add(row("median of the rounds", "at once", "players/s", "× usual", "× limit"));
    for (Lane lane : lanes()) {
      double rate = median(lane.name(), lane.concurrency());
      lines.add(
          row(
              lane.name(),
              Integer.toString(lane.concurrency()),
              String.format(Locale.ROOT, "%.1f", rate),
              String.format(Locale.ROOT, "%.1f", rate / usual),
              String.format(Locale.ROOT, "%.2f", rate / limit)));
    }
    return lines;
  }

  /** The same for machines: players per second by lane. */
  public Fields toFields() {
    Fields.Builder rates = Fields.builder();
    for (Lane lane : lanes()) {
      double rate = median(lane.name(), lane.concurrency());
      rates.put(lane.name().strip() + " @" + lane.concurrency(), new Value.Real(rate));
    }
    return rates.build();
  }

  private double median(String lane, int concurrency) {
    double[] rates =
        timings.stream()
            .filter(timing -> timing.lane().name().equals(lane))
            .filter(timing -> timing.lane().concurrency() == concurrency)
            .mapToDouble(Timing::perSecond)
            .sorted()
            .toArray();
    return rates[rates.length / 2];
  }

  private static String row(String name, String atOnce, String rate, String usual, String limit) {
    return String.format(Locale.ROOT, "%-50s %8s %10s %8s %8s", name, atOnce, rate, usual, limit);
  }
}
