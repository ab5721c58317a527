package dev.slipstream.bench;

import com.google.cloud.firestore.Firestore;
import dev.slipstream.engine.Migrator;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Players per second on the same data:
 *
 * <ul>
 *   <li>(a) ours through the deployed function, over HTTP;
 *   <li>(b) ours in this process;
 *   <li>(c) the plan's own way, {@link PlansWay}, one player after the other;
 *   <li>(d) the {@link Limit} by the official client, and the same through our own adapter.
 * </ul>
 *
 * Every lane gets players of its own, and does as many as the others in every round; which comes
 * first goes round, so that what drifts or stalls on the machine meets all. Each round begins on an
 * empty database: an emulator keeps all versions in memory until it is busy with nothing else.
 * Rounds warm up until they get no faster; only those after it count.
 */
public final class MigrateBench {

  private static final int LANES = 7;
  private static final int[] CONCURRENCIES = {1, 8, 16};
  private static final int MOST = 16;
  private static final String USUAL = "(c) the plan's own way, official client";
  private static final String LIMIT = "(d) the limit, official client";

  private final Store store;
  private final Firestore client;
  private final Migration<?> migration;
  private final Runnable clear;
  private final IntFunction<Player> population;
  private final LegacyPlayers legacy;
  private final Consumer<Subject> overHttp;
  private final List<Timing> timings = new ArrayList<>();
  private int used;

  /**
   * @param client the official client of the same database
   * @param clear empties the database but for what must be there before the first player
   * @param population all players by number, none of them broken
   * @param overHttp migrates a player through the function
   */
  public MigrateBench(
      Store store,
      Firestore client,
      Migration<?> migration,
      Runnable clear,
      IntFunction<Player> population,
      Consumer<Subject> overHttp) {
    this.store = store;
    this.client = client;
    this.migration = migration;
    this.clear = clear;
    this.population = population;
    this.legacy = new LegacyPlayers(store, migration);
    this.overHttp = overHttp;
  }

  /** How many of the population a round takes. */
  public static int population(int players) {
    return players * LANES;
  }

  /** Measures every lane once a round, in turn; {@code say} is told what is going on. */
  public List<String> run(int players, int rounds, Consumer<String> say) {
    Rounds turns = new Rounds(say);
    turns.warmUp(round -> round(round, players));
    timings.addAll(turns.measure(rounds, round -> round(round, players)));
    return table();
  }

  private List<Timing> round(int round, int players) {
    clear.run();
    used = 0;
    List<Lane<Prepared>> inTurn = lanes();
    Collections.rotate(inTurn, round);
    return inTurn.stream().map(lane -> lane.run(prepare(players))).toList();
  }

  private List<Lane<Prepared>> lanes() {
    List<Lane<Prepared>> lanes = new ArrayList<>();
    lanes.add(new Lane<>("(a) ours over HTTP", MOST, player -> overHttp.accept(player.subject())));
    for (int concurrency : CONCURRENCIES) {
      lanes.add(
          new Lane<>(
              "(b) ours in process", concurrency, player -> legacy.migrate(player.subject())));
    }
    Limit limit = new Limit(migration);
    lanes.add(new Lane<>(USUAL, 1, new PlansWay(client, migration)::migrate));
    lanes.add(new Lane<>(LIMIT, MOST, player -> limit.commit(client, player)));
    lanes.add(
        new Lane<>("    the limit, our own adapter", MOST, player -> limit.commit(store, player)));
    return lanes;
  }

  /** Puts the next players in place, and plans them. */
  private List<Prepared> prepare(int players) {
    List<Player> next =
        IntStream.range(0, players).mapToObj(i -> population.apply(used++)).toList();
    legacy.put(next);
    return next.stream().map(this::prepare).toList();
  }

  private Prepared prepare(Player player) {
    List<Write> writes =
        new Migrator(store).plan(migration, player.subject(), ReadTime.latest()).writes();
    return new Prepared(
        player.subject(),
        writes,
        writes.stream().map(write -> ClientWrite.of(client, write)).toList());
  }

  private List<String> table() {
    double usual = median(USUAL, 1);
    double limit = median(LIMIT, MOST);
    List<String> lines = new ArrayList<>();
    lines.add(row("median of the rounds", "at once", "players/s", "× (c)", "× (d)"));
    for (Lane<Prepared> lane : lanes()) {
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
    for (Lane<Prepared> lane : lanes()) {
      double rate = median(lane.name(), lane.concurrency());
      rates.put(lane.name().strip() + " @" + lane.concurrency(), new Value.Real(rate));
    }
    return rates.build();
  }

  private double median(String lane, int concurrency) {
    return Timing.median(timings, lane, concurrency, Timing::perSecond);
  }

  private static String row(String name, String atOnce, String rate, String usual, String limit) {
    return String.format(Locale.ROOT, "%-50s %8s %10s %8s %8s", name, atOnce, rate, usual, limit);
  }
}
