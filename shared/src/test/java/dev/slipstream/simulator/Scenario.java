package dev.slipstream.simulator;

import static dev.slipstream.simulator.Setting.OWLS;
import static dev.slipstream.simulator.Setting.YAN;
import static dev.slipstream.simulator.Setting.ZOE;
import static dev.slipstream.simulator.Setting.operation;
import static dev.slipstream.simulator.Setting.profile;

import dev.slipstream.economy.Operation;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A situation and who acts in it.
 *
 * @param script makes the world before the first move, under the terms that it is played by
 */
record Scenario(String name, Function<Terms, World> script) {

  private static final Fields BY_HAND =
      Fields.builder().put("slotId", "primary").put("note", "by hand").build();

  private static final Limits NINE_WRITES = Limits.production().withCommitWrites(9);
  private static final Limits SIX_WRITES = Limits.production().withCommitWrites(6);

  /** Bytes that hold a checkpoint and one of two old documents of half of it, and not both. */
  private static final int LITTLE = 9500;

  private static final String SPOILER = "item_3m8qk2p0sx";

  /** Which nobody has yet, so that it comes with a document of its own. */
  private static final String WHEELS = "item_3p7x9r2m5n";

  /** What may stand where a number belongs, and in no log. */
  private static final String NO_NUMBER = "\"zoe@example.net's coins\"";

  /** A message and its redelivery, on a player who is in a clan. */
  static final Scenario REDELIVERY =
      new Scenario(
          "redelivery",
          terms -> {
            Setting setting = clanPlayer(terms);
            Actors actors = setting.actors();
            return setting.with(List.of(actors.migrator("A", ZOE), actors.migrator("B", ZOE)));
          });

  /** The same while an old client saves its whole profile. */
  static final Scenario LATE_WRITER =
      new Scenario(
          "late-writer",
          terms -> {
            Setting setting = clanPlayer(terms);
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE),
                    actors.migrator("B", ZOE),
                    actors.client("W", ZOE, Scenario::earning)));
          });

  /** The player's new loadout was made by hand before; it is replaced, and kept. */
  static final Scenario STANDING_DOCUMENT =
      new Scenario(
          "standing-document",
          terms -> {
            Setting setting = clanPlayer(terms).document(new PlayerPaths(ZOE).loadout(), BY_HAND);
            Actors actors = setting.actors();
            return setting.with(List.of(actors.migrator("A", ZOE), actors.migrator("B", ZOE)));
          });

  /** A plan beyond the limits of a commit, and a client that saves between two parts. */
  static final Scenario IN_PARTS =
      new Scenario(
          "in-parts",
          terms -> {
            Setting setting = clanPlayer(terms);
            Actors actors = setting.actors(NINE_WRITES);
            return setting.with(
                List.of(actors.migrator("A", ZOE), actors.client("W", ZOE, Scenario::earning)));
          });

  /** The same, redelivered: too many ways to play them all. */
  static final Scenario IN_PARTS_TWICE =
      new Scenario(
          "in-parts-twice",
          terms -> {
            Setting setting = clanPlayer(terms);
            Actors actors = setting.actors(NINE_WRITES);
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE),
                    actors.migrator("B", ZOE),
                    actors.client("W", ZOE, Scenario::earning)));
          });

  /** A plan beyond the limits of a commit, and a client that sells an item between two parts. */
  static final Scenario SELLING_IN_PARTS =
      new Scenario(
          "selling-in-parts",
          terms -> {
            Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
            Actors actors = setting.actors(Limits.production().withCommitWrites(2));
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE),
                    actors.clientInTheGarage(
                        "W", ZOE, garage -> garage.replace("\"count\":3", "\"count\":0"))));
          });

  /** Two members of one clan, whose total both change. */
  static final Scenario CLAN_MATES =
      new Scenario(
          "clan-mates",
          terms -> {
            Setting setting =
                new Setting(terms)
                    .player(ZOE, profile("Zoe", 100))
                    .player(YAN, profile("Yan", 30))
                    .blob(ZOE, "socialData", "{\"clanName\":\"Night Owls\"}")
                    .blob(YAN, "socialData", "{\"clanName\":\"Night Owls\"}")
                    .clan("Night Owls", ZOE, YAN);
            Actors actors = setting.actors();
            return setting.with(List.of(actors.migrator("A", ZOE), actors.migrator("B", YAN)));
          });

  /** A worker of a wave that is over wakes up, on a player whose profile a client mends. */
  static final Scenario OLD_WAVE =
      new Scenario(
          "old-wave",
          terms -> {
            Setting setting =
                new Setting(terms).player(ZOE, profile("Zoe", 100).replace("100", NO_NUMBER));
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE, 1),
                    actors.migrator("B", ZOE, 2),
                    actors.client("W", ZOE, text -> text.replace(NO_NUMBER, "100"))));
          });

  /** The sweep while an old client saves, and saves again in another spelling. */
  static final Scenario SWEEP =
      new Scenario(
          "sweep",
          terms -> {
            Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE),
                    actors.client("W", ZOE, Scenario::earning),
                    actors.client("V", ZOE, text -> text + " "),
                    actors.sweeper("S", ZOE)));
          });

  /** Old clients save late, and again, when the player has spent since: both are set aside. */
  static final Scenario LATE_AFTER_PLAY =
      new Scenario(
          "late-after-play",
          terms -> {
            Operation spend = operation("spend-once", "spendCoins", ZOE, Map.of("coins", -30L));
            Setting setting =
                new Setting(terms).player(ZOE, profile("Zoe", 100)).migrated(ZOE).played(spend);
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.client("W", ZOE, Scenario::earning),
                    actors.client("V", ZOE, text -> text + " "),
                    actors.sweeper("S", ZOE)));
          });

  /** A player spends while migrating, and asks again. */
  static final Scenario BUYING =
      new Scenario(
          "buying",
          terms -> {
            Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
            Actors actors = setting.actors();
            Operation buy = operation("buy-once", "spendCoins", ZOE, Map.of("coins", -30L));
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE),
                    actors.operation("X", buy),
                    actors.operation("R", buy)));
          });

  /** A player spends while migrating, and asks again, and an old client saves. */
  static final Scenario SPENDING =
      new Scenario(
          "spending",
          terms -> {
            Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
            Actors actors = setting.actors();
            Operation spend = operation("spend-once", "spendCoins", ZOE, Map.of("coins", -30L));
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE),
                    actors.operation("X", spend),
                    actors.operation("R", spend),
                    actors.client("W", ZOE, Scenario::earning)));
          });

  /** Two operations of which the player can afford one, and another with the id of the first. */
  static final Scenario BUYERS =
      new Scenario(
          "buyers",
          terms -> {
            Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
            return setting.with(buyers(setting.actors()));
          });

  /** The same while the player migrates. */
  static final Scenario MIGRATING_BUYERS =
      new Scenario(
          "migrating-buyers",
          terms -> {
            Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
            Actors actors = setting.actors();
            return setting.with(and(actors.migrator("A", ZOE), buyers(actors)));
          });

  /** Trophies and an item come while the player migrates. */
  static final Scenario WINNING =
      new Scenario(
          "winning",
          terms -> {
            Setting setting = clanPlayer(terms);
            return setting.with(winner(setting.actors()));
          });

  /** The same while a clan mate migrates, too. */
  static final Scenario CLAN_MATES_WINNING =
      new Scenario(
          "clan-mates-winning",
          terms -> {
            Setting setting =
                clanPlayer(terms)
                    .player(YAN, profile("Yan", 30))
                    .blob(YAN, "socialData", "{\"clanName\":\"Night Owls\"}");
            Actors actors = setting.actors();
            return setting.with(and(actors.migrator("B", YAN), winner(actors)));
          });

  /** One gives to another while the giver migrates. */
  static final Scenario GIVING =
      new Scenario(
          "giving",
          terms -> {
            Setting setting = twoPlayers(terms);
            Actors actors = setting.actors();
            return setting.with(List.of(actors.migrator("A", ZOE), actors.operation("X", gift())));
          });

  /** The same while both migrate, and it is asked for twice. */
  static final Scenario GIVING_TWICE =
      new Scenario(
          "giving-twice",
          terms -> {
            Setting setting = twoPlayers(terms);
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE),
                    actors.migrator("B", YAN),
                    actors.operation("X", gift()),
                    actors.operation("R", gift())));
          });

  /** An operation between the parts of a migration that is beyond the limits of a commit. */
  static final Scenario SPENDING_IN_PARTS =
      new Scenario(
          "spending-in-parts",
          terms -> {
            Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
            Actors actors = setting.actors(SIX_WRITES);
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE),
                    actors.operation(
                        "X", operation("sell-all", "spendItem", ZOE, Map.of(SPOILER, -3L)))));
          });

  /** What a client saves too late is found by the sweep, whatever is mirrored meanwhile. */
  static final Scenario SPENDING_AND_SWEEP =
      new Scenario(
          "spending-and-sweep",
          terms -> {
            Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE),
                    actors.operation(
                        "X", operation("spend-coins", "spendCoins", ZOE, Map.of("coins", -30L))),
                    actors.updatingClient("W", ZOE, Scenario::earning),
                    actors.sweeper("S", ZOE)));
          });

  /** A player goes back while an operation comes, and comes again; nothing is mirrored. */
  static final Scenario EARNING_BACK =
      new Scenario(
          "earning-back",
          terms -> {
            Setting setting = migrated(terms).withoutMirror();
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.rollback("B", ZOE),
                    actors.operation("X", win()),
                    actors.operation("R", win())));
          });

  /** A player goes back while an old client saves, with a sweep or a fence. */
  static final Scenario SAVING_BACK =
      new Scenario(
          "saving-back",
          terms -> {
            Setting setting = migrated(terms);
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.rollback("B", ZOE),
                    actors.client("W", ZOE, Scenario::earning),
                    actors.sweeper("S", ZOE)));
          });

  /** A player goes back, and a client sends what it has had in its queue since the day before. */
  static final Scenario QUEUED_BACK =
      new Scenario(
          "queued-back",
          terms -> {
            Setting setting = migrated(terms);
            Actors actors = setting.actors();
            String first = earning(profile("Zoe", 100));
            return setting.with(
                List.of(
                    actors.rollback("B", ZOE),
                    actors.operation("X", win()),
                    actors.queuedClient("Q", ZOE, first, first.replace(": 105", ": 110"))));
          });

  /** Two operators take a player back, and an operation comes. */
  static final Scenario BACK_TWICE =
      new Scenario(
          "back-twice",
          terms -> {
            Setting setting = migrated(terms);
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.rollback("B", ZOE),
                    actors.rollback("C", ZOE),
                    actors.operation("X", win())));
          });

  /** A player is migrated, goes back, and is migrated again, while operations come. */
  static final Scenario THERE_AND_BACK =
      new Scenario(
          "there-and-back",
          terms -> {
            Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE),
                    actors.rollback("B", ZOE),
                    actors.migrator("C", ZOE),
                    actors.operation("X", win())));
          });

  /** What stood there by hand before the migration comes back. */
  static final Scenario STANDING_BACK =
      new Scenario(
          "standing-back",
          terms -> {
            Setting setting =
                new Setting(terms)
                    .player(ZOE, profile("Zoe", 100))
                    .document(new PlayerPaths(ZOE).loadout(), BY_HAND);
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE),
                    actors.rollback("B", ZOE),
                    actors.migrator("C", ZOE)));
          });

  /** A way back beyond the limits of a commit, and an operation between two of its parts. */
  static final Scenario BACK_IN_PARTS =
      new Scenario(
          "back-in-parts",
          terms -> {
            Setting setting = migrated(terms).withoutMirror();
            Actors actors = setting.actors(SIX_WRITES);
            return setting.with(List.of(actors.rollback("B", ZOE), actors.operation("X", win())));
          });

  /** The same with what stood there before, a client and somebody who migrates again. */
  static final Scenario BACK_IN_PARTS_AND_THERE =
      new Scenario(
          "back-in-parts-and-there",
          terms -> {
            Setting setting =
                new Setting(terms)
                    .player(ZOE, profile("Zoe", 100))
                    .document(new PlayerPaths(ZOE).loadout(), BY_HAND)
                    .migrated(ZOE);
            Actors actors = setting.actors(SIX_WRITES);
            return setting.with(
                List.of(
                    actors.rollback("B", ZOE),
                    actors.client("W", ZOE, Scenario::earning),
                    actors.migrator("A", ZOE)));
          });

  /** Commits that hold one old document each, and a client between them. */
  static final Scenario BACK_IN_SMALL_PARTS =
      new Scenario(
          "back-in-small-parts",
          terms -> {
            String much = "\"" + "much".repeat(LITTLE / 9) + "\"";
            Setting setting =
                new Setting(terms)
                    .player(
                        ZOE,
                        profile("Zoe", 100).replace("[1,2]", much),
                        "{\"crateData\":{\"Common\":2},\"unknown\":" + much + "}")
                    .migrated(ZOE)
                    .withoutMirror()
                    .done(win(), operation("win-coins", "grantCoins", ZOE, Map.of("coins", 50L)));
            Actors actors = setting.actors(Limits.production().withCommitBytes(LITTLE));
            return setting.with(
                List.of(actors.rollback("B", ZOE), actors.client("W", ZOE, Scenario::earning)));
          });

  /** Between two parts a client leaves a garage that no crates fit into. */
  static final Scenario BACK_IN_SPOILT_PARTS =
      new Scenario(
          "back-in-spoilt-parts",
          terms -> {
            Setting setting = migrated(terms).withoutMirror().done(win());
            Actors actors = setting.actors(SIX_WRITES);
            return setting.with(
                List.of(
                    actors.rollback("B", ZOE),
                    actors.clientInTheGarage(
                        "W", ZOE, garage -> garage.replace("{\"Common\":2}", "3"))));
          });

  /** A migration in parts is taken back between two of them. */
  static final Scenario ABANDONED =
      new Scenario(
          "abandoned",
          terms -> {
            Setting setting =
                new Setting(terms)
                    .player(ZOE, profile("Zoe", 100))
                    .document(new PlayerPaths(ZOE).loadout(), BY_HAND);
            Actors actors = setting.actors(SIX_WRITES);
            return setting.with(List.of(actors.migrator("A", ZOE), actors.rollback("B", ZOE)));
          });

  /** A wave is taken back while its workers are still at it. */
  static final Scenario BACK_IN_WAVES =
      new Scenario(
          "back-in-waves",
          terms -> {
            Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE, 1),
                    actors.rollback("B", ZOE, 2),
                    actors.migrator("C", ZOE, 3)));
          });

  /** The same in parts. */
  static final Scenario BACK_IN_WAVES_IN_PARTS =
      new Scenario(
          "back-in-waves-in-parts",
          terms -> {
            Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
            Actors actors = setting.actors(SIX_WRITES);
            return setting.with(
                List.of(actors.migrator("A", ZOE, 1), actors.rollback("B", ZOE, 2)));
          });

  /** A clan whose total is wrong is counted while a member wins, and goes back. */
  static final Scenario COUNTING_BACK =
      new Scenario(
          "counting-back",
          terms -> {
            Setting setting = clanPlayer(terms).drifted(OWLS, 7).migrated(ZOE);
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.rollback("B", ZOE),
                    actors.operation("X", trophies()),
                    actors.reconciler("K", OWLS, ZOE, YAN)));
          });

  /** By force a player leaves a clan that the blobs cannot name, and wins meanwhile. */
  static final Scenario FORCED_BACK =
      new Scenario(
          "forced-back",
          terms -> {
            Setting setting =
                new Setting(terms)
                    .player(ZOE, profile("Zoe", 100))
                    .clan("Night Owls", YAN)
                    .founded(OWLS)
                    .migrated(ZOE)
                    .joined(OWLS, ZOE, 25);
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.forcedRollback("B", ZOE),
                    actors.operation("X", trophies()),
                    actors.reconciler("K", OWLS, ZOE, YAN)));
          });

  /** The same without force: the old schema cannot name the clan, and the player stays. */
  static final Scenario REFUSED_BACK =
      new Scenario(
          "refused-back",
          terms -> {
            Setting setting =
                new Setting(terms)
                    .player(ZOE, profile("Zoe", 100))
                    .clan("Night Owls", YAN)
                    .founded(OWLS)
                    .migrated(ZOE)
                    .joined(OWLS, ZOE, 25);
            Actors actors = setting.actors();
            return setting.with(
                List.of(actors.rollback("B", ZOE), actors.operation("X", trophies())));
          });

  /** A migrator, an operation and its repetition, an old client, and a way back. */
  static final Scenario SPENDING_AND_BACK =
      new Scenario(
          "spending-and-back",
          terms -> {
            Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE),
                    actors.operation("X", win()),
                    actors.operation("R", win()),
                    actors.client("W", ZOE, Scenario::earning),
                    actors.rollback("B", ZOE)));
          });

  /** Two migrators, an operation, an old client, and a way back. */
  static final Scenario LATE_WRITER_AND_BACK =
      new Scenario(
          "late-writer-and-back",
          terms -> {
            Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
            Actors actors = setting.actors();
            return setting.with(
                List.of(
                    actors.migrator("A", ZOE),
                    actors.migrator("C", ZOE),
                    actors.client("W", ZOE, Scenario::earning),
                    actors.rollback("B", ZOE)));
          });

  /** All of these. */
  static final Scenario NEARLY_EVERYBODY =
      new Scenario(
          "nearly-everybody",
          terms -> nearlyEverybody(new Setting(terms).player(ZOE, profile("Zoe", 100))));

  /** The same, a transaction at a time. */
  static final Scenario NEARLY_EVERYBODY_IN_TURNS =
      new Scenario(
          "nearly-everybody-in-turns",
          terms -> nearlyEverybody(new Setting(terms).player(ZOE, profile("Zoe", 100)).inTurns()));

  private static World nearlyEverybody(Setting setting) {
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.migrator("C", ZOE),
            actors.operation("X", win()),
            actors.operation("R", win()),
            actors.client("W", ZOE, Scenario::earning),
            actors.rollback("B", ZOE)));
  }

  /** Everybody at once, and somebody who counts the clan. */
  static final Scenario EVERYBODY =
      new Scenario("everybody", terms -> everybody(clanPlayer(terms).drifted(OWLS, 7)));

  /** The same, a transaction at a time, which ends. */
  static final Scenario EVERYBODY_IN_TURNS =
      new Scenario(
          "everybody-in-turns", terms -> everybody(clanPlayer(terms).drifted(OWLS, 7).inTurns()));

  private static World everybody(Setting setting) {
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.migrator("C", ZOE),
            actors.operation("X", trophies()),
            actors.operation("R", trophies()),
            actors.client("W", ZOE, Scenario::earning),
            actors.rollback("B", ZOE),
            actors.reconciler("K", OWLS, ZOE, YAN)));
  }

  private static final List<Scenario> ALL =
      List.of(
          REDELIVERY,
          LATE_WRITER,
          STANDING_DOCUMENT,
          IN_PARTS,
          IN_PARTS_TWICE,
          SELLING_IN_PARTS,
          CLAN_MATES,
          OLD_WAVE,
          SWEEP,
          LATE_AFTER_PLAY,
          BUYING,
          SPENDING,
          BUYERS,
          MIGRATING_BUYERS,
          WINNING,
          CLAN_MATES_WINNING,
          GIVING,
          GIVING_TWICE,
          SPENDING_IN_PARTS,
          SPENDING_AND_SWEEP,
          EARNING_BACK,
          SAVING_BACK,
          QUEUED_BACK,
          BACK_TWICE,
          THERE_AND_BACK,
          STANDING_BACK,
          BACK_IN_PARTS,
          BACK_IN_PARTS_AND_THERE,
          BACK_IN_SMALL_PARTS,
          BACK_IN_SPOILT_PARTS,
          ABANDONED,
          BACK_IN_WAVES,
          BACK_IN_WAVES_IN_PARTS,
          COUNTING_BACK,
          FORCED_BACK,
          REFUSED_BACK,
          SPENDING_AND_BACK,
          LATE_WRITER_AND_BACK,
          NEARLY_EVERYBODY,
          NEARLY_EVERYBODY_IN_TURNS,
          EVERYBODY,
          EVERYBODY_IN_TURNS);

  static List<Scenario> all() {
    return ALL;
  }

  /** The scenario of this name. */
  static Scenario named(String name) {
    return ALL.stream()
        .filter(scenario -> scenario.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + name
                        + "\" is no scenario; there are "
                        + ALL.stream().map(Scenario::name).collect(Collectors.joining(", "))));
  }

  private static Setting clanPlayer(Terms terms) {
    return new Setting(terms)
        .player(ZOE, profile("Zoe", 100))
        .blob(ZOE, "socialData", "{\"clanName\":\"Night Owls\",\"friends\":[]}")
        .clan("Night Owls", ZOE, YAN);
  }

  private static Setting twoPlayers(Terms terms) {
    return new Setting(terms).player(ZOE, profile("Zoe", 100)).player(YAN, profile("Yan", 30));
  }

  private static Setting migrated(Terms terms) {
    return new Setting(terms).player(ZOE, profile("Zoe", 100)).migrated(ZOE);
  }

  private static Operation win() {
    return operation("win-wheels", "grantItem", ZOE, Map.of(WHEELS, 2L));
  }

  private static Operation trophies() {
    return operation("win-a-race", "adjustTrophies", ZOE, Map.of("trophies", 8L));
  }

  private static Operation gift() {
    return operation("give-a-lot", "transfer", ZOE, Map.of("coins", 60L, SPOILER, 3L), YAN);
  }

  private static List<Actor> buyers(Actors actors) {
    return List.of(
        actors.operation("X", operation("buy-first", "spendCoins", ZOE, Map.of("coins", -70L))),
        actors.operation("Y", operation("buy-second", "spendCoins", ZOE, Map.of("coins", -60L))),
        actors.operation("Z", operation("buy-first", "spendGems", ZOE, Map.of("gems", -5L))));
  }

  private static List<Actor> winner(Actors actors) {
    return List.of(
        actors.migrator("A", ZOE),
        actors.operation(
            "X", operation("win-a-race", "adjustTrophies", ZOE, Map.of("trophies", 8L))),
        actors.operation("Y", operation("win-a-part", "grantItem", ZOE, Map.of(SPOILER, 2L))));
  }

  private static List<Actor> and(Actor first, List<Actor> others) {
    List<Actor> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  /** What an old client does to its profile after a race. */
  private static String earning(String profile) {
    return profile
        .replace("\"playerCoins\":100", "\"playerCoins\": 105")
        .replace("\"trophyLevel\":25", "\"trophyLevel\":31");
  }

  World begin(Terms terms) {
    return script.apply(terms);
  }

  @Override
  public String toString() {
    return name;
  }
}
