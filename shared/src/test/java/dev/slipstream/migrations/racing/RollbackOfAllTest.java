package dev.slipstream.migrations.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Game;
import dev.slipstream.economy.Operation;
import dev.slipstream.economy.Posted;
import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.Migrants;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.engine.Validator;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.LaterPlay;
import dev.slipstream.testing.LaterPlay.Area;
import dev.slipstream.testing.Writes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A thousand players, dirty ones among them, play in the new schema and are all taken back. */
final class RollbackOfAllTest {

  private static final int PLAYERS = 1_000;
  private static final int MOVES = 10;
  private static final Mappings MAPPINGS = Mappings.bundled();
  private static final RacingMigration RACING = new RacingMigration(MAPPINGS);
  private static final Game GAME = new Game(RACING, MAPPINGS, Catalogues.bundled(), true);
  private static final RollbackRequest REQUEST = RollbackRequest.because("all of them");

  /** What the ledger does not explain, and a game server changes with its own hand. */
  private static final Set<Area> OTHER_AREAS =
      EnumSet.complementOf(EnumSet.of(Area.BALANCES, Area.CRATES, Area.KEYS, Area.ITEMS));

  private final LegacyPopulation population = new LegacyPopulation(20251122, 20);

  @AutoClose private final Store store = new MemoryStore();

  @Test
  void nothingThatWasDoneIsLostAndWhoDidNothingHasTheSameBytes() {
    List<LegacyPlayer> migrated = migrated();
    assertTrue(migrated.size() > 900, migrated.size() + " of " + PLAYERS);
    Map<DocPath, Document> before = Dump.of(store);
    int idle = 0;
    for (int i = 0; i < migrated.size(); i++) {
      if (i % 4 == 3) {
        idle++;
      } else {
        play(migrated.get(i), new Random(i));
      }
    }
    assertTrue(idle > 200);
    Map<DocPath, Map<DocPath, Fields>> played = views(migrated);

    List<Subject> chosen = new ArrayList<>();
    Migrants.all().forEachPage(store, RACING, chosen::addAll);
    assertEquals(migrated.size(), chosen.size(), "everybody is found by the checkpoints");
    Rollback rollback = new Rollback(store);
    long carried = 0;
    for (Subject player : chosen) {
      RolledBack back = rollback.rollBack(RACING, player, REQUEST);
      assertEquals(RollbackOutcome.ROLLED_BACK, back.outcome(), back::toString);
      assertEquals(List.of(), back.lost());
      carried += back.carriedBack().size();
    }
    assertTrue(carried > PLAYERS, carried + " changes beyond what is mirrored");
    Map<DocPath, Document> after = Dump.of(store);
    for (int i = 3; i < migrated.size(); i += 4) {
      for (DocPath blob : migrated.get(i).documents().keySet()) {
        assertEquals(before.get(blob), after.get(blob), "who did nothing");
      }
    }
    chosen.forEach(
        player ->
            assertEquals(Outcome.MIGRATED, new Migrator(store).migrate(RACING, player).outcome()));
    assertEquals(played, views(migrated), "what they had done is what they have");
    chosen.forEach(
        player ->
            assertEquals(
                Verdict.MATCH,
                new Validator(store).compare(RACING, player, ReadTime.latest()).verdict()));
  }

  private List<LegacyPlayer> migrated() {
    List<LegacyPlayer> migrated = new ArrayList<>();
    for (int number = 0; number < PLAYERS; number++) {
      LegacyPlayer player = population.player(number);
      Writes.put(store, player.documents());
      if (new Migrator(store).migrate(RACING, player.subject()).outcome() == Outcome.MIGRATED) {
        migrated.add(player);
      }
    }
    return migrated;
  }

  /** The players' new documents by the contract's fields. */
  private Map<DocPath, Map<DocPath, Fields>> views(List<LegacyPlayer> players) {
    Map<DocPath, Document> dump = Dump.of(store);
    Map<DocPath, Map<DocPath, Fields>> views = new TreeMap<>();
    players.forEach(player -> views.put(root(player.subject()), view(player.subject(), dump)));
    return views;
  }

  private static DocPath root(Subject player) {
    return DocPath.of("Players", player.id());
  }

  private static Map<DocPath, Fields> view(Subject player, Map<DocPath, Document> dump) {
    Map<DocPath, Fields> view = new TreeMap<>();
    Dump.below(dump, root(player).toString())
        .forEach(
            (path, document) -> {
              if (RACING.footprint(player).contains(path)) {
                view.put(
                    path, document.fields().without("updatedAt").without("_m").without("ledger"));
              }
            });
    return view;
  }

  /** Ten operations, and ten moves of a game server in the areas that the ledger knows not. */
  private void play(LegacyPlayer player, Random random) {
    Set<Area> open = new Migrant(player.subject(), player.documents()).openAreas();
    Economy economy = new Economy(store, GAME);
    for (int move = 0; move < MOVES; move++) {
      Operation operation = operation(player.subject(), "op-move-" + move, open, random);
      Posted posted = economy.post(operation).answer();
      assertTrue(posted instanceof Posted.Done, posted::toString);
    }
    open.retainAll(OTHER_AREAS);
    Map<DocPath, Fields> today = new TreeMap<>();
    Map<DocPath, Document> dump = Dump.of(store, player.subject());
    dump.forEach((path, document) -> today.put(path, document.fields()));
    Map<DocPath, Fields> later =
        LaterPlay.of(player.subject(), today, MAPPINGS, open, MOVES, random);
    Map<DocPath, Fields> changed = new TreeMap<>();
    later.forEach(
        (path, fields) -> {
          if (!fields.equals(today.get(path))) {
            changed.put(
                path,
                fields
                    .with("updatedAt", Value.SERVER_TIME)
                    .merge(Fields.of("_m", Fields.of("op", Value.of("game")))));
          }
        });
    if (!changed.isEmpty()) {
      Writes.put(store, changed);
    }
  }

  private static Operation operation(Subject player, String opId, Set<Area> open, Random random) {
    int amount = 1 + random.nextInt(40);
    List<String> types = new ArrayList<>(List.of("grantCoins", "grantGems", "grantXp"));
    types.add("adjustTrophies");
    if (open.contains(Area.CRATES)) {
      types.add("grantCrate");
    }
    if (open.contains(Area.KEYS)) {
      types.add("grantKey");
    }
    if (open.contains(Area.ITEMS)) {
      types.add("grantItem");
    }
    String type = types.get(random.nextInt(types.size()));
    String name =
        switch (type) {
          case "grantCoins" -> "coins";
          case "grantGems" -> "gems";
          case "grantXp" -> "xp";
          case "adjustTrophies" -> "trophies";
          case "grantCrate" -> "crates." + Tiers.ALL.get(random.nextInt(5));
          case "grantKey" -> "keys." + Tiers.ALL.get(random.nextInt(5));
          default -> List.copyOf(MAPPINGS.items().ids().values()).get(random.nextInt(10));
        };
    long delta = type.equals("adjustTrophies") && random.nextBoolean() ? -amount : amount;
    return Operation.of(
        opId, type, player, Map.of(name, delta), Optional.empty(), Optional.empty(), MAPPINGS);
  }
}
