package dev.slipstream.simulator;

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

  private static final String SPOILER = "item_3m8qk2p0sx";

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
          BUYING,
          SPENDING,
          BUYERS,
          MIGRATING_BUYERS,
          WINNING,
          CLAN_MATES_WINNING,
          GIVING,
          GIVING_TWICE,
          SPENDING_IN_PARTS,
          SPENDING_AND_SWEEP);

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
