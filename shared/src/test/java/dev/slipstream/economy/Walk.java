package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.seed.Dirt;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Random operations on many players, some before and some after each one's cut-over, repeated and
 * refused ones among them; each answer is that of the model. The same for the same seed.
 */
final class Walk {

  private static final List<String> TIERS = List.of("common", "rare", "mythical");
  private static final List<String> ITEMS = List.of(Player.SPOILER, Player.WHEELS);

  private final Store store;
  private final Game game;
  private final SplittableRandom random;
  private final Model model = new Model();
  private final List<LegacyPlayer> players = new ArrayList<>();
  private final Set<Subject> migrated = new HashSet<>();
  private final List<Operation> asked = new ArrayList<>();
  private final Map<String, Integer> answers = new TreeMap<>();

  Walk(Store store, long seed) {
    this(store, seed, Player.GAME);
  }

  Walk(Store store, long seed, Game game) {
    this.game = game;
    this.store = store;
    this.random = new SplittableRandom(seed);
  }

  Model model() {
    return model;
  }

  /** How often each answer was given. */
  Map<String, Integer> answers() {
    return answers;
  }

  /** Takes a player along who can be migrated; what there is at the start is what a plan says. */
  void join(LegacyPlayer player) {
    Migrated plan = new Migrator(store).plan(Player.RACING, player.subject(), ReadTime.latest());
    model.add(player.subject(), Arrival.of(plan, player.subject()).amounts());
    players.add(player);
  }

  /** A few steps for each player before its cut-over, and as many behind it, all mixed. */
  void go(int stepsOfEach) {
    int steps = players.size() * stepsOfEach;
    for (int step = 0; step < steps; step++) {
      LegacyPlayer player = players.get(random.nextInt(players.size()));
      if (!migrated.contains(player.subject()) && random.nextInt(stepsOfEach) == 0) {
        migrate(player);
      }
      step(player);
    }
    players.stream().filter(p -> !migrated.contains(p.subject())).forEach(this::migrate);
    players.forEach(this::step);
  }

  private void migrate(LegacyPlayer player) {
    new Player(store, player.subject(), Player.GAME).migrate();
    migrated.add(player.subject());
  }

  private void step(LegacyPlayer player) {
    Operation operation = operation(player);
    asked.add(operation);
    Posted posted = new Economy(store, game).post(operation).answer();
    String expected = model.apply(operation);
    answers.merge(expected, 1, Integer::sum);
    if (posted instanceof Posted.Broken broken && expected.equals("Done")) {
      assertTakesNoCrates(player, broken);
      model.undo(operation);
      return;
    }
    assertEquals(expected, name(posted), () -> operation + " of a player with " + player.dirt());
    if (expected.equals("Done")) {
      ((Posted.Done) posted)
          .receipts()
          .forEach(receipt -> assertEquals(model.balances(receipt), receipt.balances()));
    }
  }

  /** The one dirt of the population that a migration tolerates and a legacy write cannot. */
  private static void assertTakesNoCrates(LegacyPlayer player, Posted.Broken broken) {
    assertEquals(Optional.of(Dirt.WRONG_SHAPE), player.dirt());
    assertEquals("/crateData", broken.finding().at().pointer());
  }

  private static String name(Posted posted) {
    return posted instanceof Posted.Done done && done.isReplayed()
        ? "Replayed"
        : posted.getClass().getSimpleName();
  }

  private Operation operation(LegacyPlayer player) {
    int kind = random.nextInt(10);
    if (kind == 0 && !asked.isEmpty()) {
      return asked.get(random.nextInt(asked.size()));
    }
    List<Operation> own =
        asked.stream().filter(before -> before.player().equals(player.subject())).toList();
    boolean isTaken = kind == 1 && !own.isEmpty();
    String opId = isTaken ? own.get(random.nextInt(own.size())).opId() : "op-walk-" + asked.size();
    return operation(opId, player.subject());
  }

  private Operation operation(String opId, Subject player) {
    Map<String, Map<String, Long>> deltas = deltas();
    String type = List.copyOf(deltas.keySet()).get(random.nextInt(deltas.size()));
    Subject other = players.get(random.nextInt(players.size())).subject();
    boolean isTransfer = type.equals("transfer");
    if (isTransfer && other.equals(player)) {
      return operation(opId, player);
    }
    return Operation.of(
        opId,
        type,
        player,
        deltas.getOrDefault(type, Map.of()),
        Optional.empty(),
        isTransfer ? Optional.of(other) : Optional.empty(),
        Player.MAPPINGS);
  }

  /** One of each type, now and then of an amount that is too much. */
  private Map<String, Map<String, Long>> deltas() {
    long amount = random.nextInt(20) == 0 ? Limits.MAX_EXACT : 1L + random.nextInt(60);
    long few = 1L + random.nextInt(3);
    String tier = TIERS.get(random.nextInt(TIERS.size()));
    String item = ITEMS.get(random.nextInt(ITEMS.size()));
    Map<String, Map<String, Long>> deltas = new TreeMap<>();
    deltas.put("grantCoins", Map.of("coins", amount));
    deltas.put("spendCoins", Map.of("coins", -amount));
    deltas.put("grantGems", Map.of("gems", amount));
    deltas.put("spendGems", Map.of("gems", -amount));
    deltas.put("grantXp", Map.of("xp", amount));
    deltas.put("adjustTrophies", Map.of("trophies", random.nextBoolean() ? amount : -amount));
    deltas.put("grantItem", Map.of(item, amount, "item_7k2m4d1tq9", 1L));
    deltas.put("spendItem", Map.of(item, -few));
    deltas.put("grantCrate", Map.of("crates." + tier, few));
    deltas.put("grantKey", Map.of("keys." + tier, few));
    deltas.put("openCrate", Map.of("crates." + tier, -1L));
    deltas.put("transfer", Map.of("coins", amount, "gems", 1L));
    return deltas;
  }

  void assertMet(String... expected) {
    assertTrue(answers.keySet().containsAll(Set.of(expected)), answers::toString);
  }
}
