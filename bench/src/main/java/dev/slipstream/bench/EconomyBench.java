package dev.slipstream.bench;

import com.google.cloud.firestore.Firestore;
import dev.slipstream.bench.Heat.Way;
import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Game;
import dev.slipstream.economy.Operation;
import dev.slipstream.layout.Schema;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Operations on players' money, per second and how long each takes:
 *
 * <ul>
 *   <li>(a) ours;
 *   <li>(b) a {@link Bare} transaction that reads and writes exactly what ours does, by the
 *       official client, and the same through our own adapter;
 *   <li>(c) {@link PeersWay}, with the official client.
 * </ul>
 *
 * The ways of a {@link Heat} follow each other, so that they meet the same machine; which comes
 * first goes round. Each round begins on an empty database. Rounds warm up until they get no
 * faster; only those after it count, and in them alone callers meet on one player: on an emulator
 * they block each other for seconds.
 */
public final class EconomyBench {

  /** So that ways need not share a hot player, who may be locked for a while. */
  public static final int LEAST_OPERATIONS = 8;

  private static final int HOT_OPERATIONS = 40;

  /** After so long no caller begins who would be in the way of others. */
  private static final Duration MOST_TIME = Duration.ofSeconds(5);

  private final Store store;
  private final Game game;
  private final OperationMix mix;
  private final EconomyWays ways;
  private final Runnable clear;
  private final EconomyPlayers players;

  /**
   * @param client the official client of the same database
   * @param clear empties the database but for what must be there before the first player
   * @param population all players by number, none of them broken
   * @param operations of each lane, each on another player
   */
  public EconomyBench(
      Store store,
      Firestore client,
      Game game,
      Runnable clear,
      IntFunction<Player> population,
      int operations) {
    Economy economy = new Economy(store, game);
    this.store = store;
    this.game = game;
    this.mix = new OperationMix(game.mappings());
    this.ways = new EconomyWays(store, client, economy);
    this.clear = clear;
    this.players = new EconomyPlayers(store, economy, mix, population, operations);
  }

  /** Measures every lane once a round; {@code say} is told what is going on. */
  public EconomyFigures run(int rounds, Consumer<String> say) {
    Rounds turns = new Rounds(say);
    turns.warmUp(round -> round(round, Heat.all().stream().filter(h -> !h.isContended()).toList()));
    return new EconomyFigures(turns.measure(rounds, round -> round(round, Heat.all())));
  }

  private List<Timing> round(int round, List<Heat> heats) {
    clear.run();
    Map<Schema, List<Subject>> settled = players.settle();
    List<Timing> timings = new ArrayList<>();
    for (Heat heat : heats) {
      List<Way> inTurn = Arrays.asList(Way.values());
      Collections.rotate(inTurn, round);
      List<Subject> ofHeat = settled.getOrDefault(heat.schema(), List.of());
      inTurn.forEach(way -> timings.add(time(heat, way, ofHeat)));
    }
    return timings;
  }

  private Timing time(Heat heat, Way way, List<Subject> ofSchema) {
    List<PreparedOperation> prepared =
        operations(heat, way, ofSchema).stream().map(ways::prepare).toList();
    Claim claim = Claim.of(new Balances(store, game, heat.schema()), heat, prepared);
    Lane<PreparedOperation> lane =
        new Lane<>(heat.lane(way), heat.concurrency(), ways.work(heat, way));
    Timing timing = heat.isContended() ? lane.run(prepared, MOST_TIME) : lane.run(prepared);
    return claim.check(way, timing);
  }

  private List<Operation> operations(Heat heat, Way way, List<Subject> ofSchema) {
    if (!heat.isHot()) {
      return IntStream.range(0, ofSchema.size())
          .mapToObj(i -> mix.mixed(opId(heat, way, i), ofSchema.get(i), i))
          .toList();
    }
    int own = List.of(Way.values()).indexOf(way) + (heat.isContended() ? Way.values().length : 0);
    return IntStream.range(0, HOT_OPERATIONS)
        .mapToObj(i -> mix.coin(opId(heat, way, i), ofSchema.get(own)))
        .toList();
  }

  private static String opId(Heat heat, Way way, int number) {
    return String.format(
        Locale.ROOT,
        "bench-%s-%s-%d-%d",
        way,
        heat.isHot() ? "hot" : "many",
        heat.concurrency(),
        number);
  }
}
