package dev.slipstream.simulator;

import static dev.slipstream.simulator.Props.SIX_WRITES;
import static dev.slipstream.simulator.Props.clanPlayer;
import static dev.slipstream.simulator.Setting.YAN;
import static dev.slipstream.simulator.Setting.ZOE;
import static dev.slipstream.simulator.Setting.operation;
import static dev.slipstream.simulator.Setting.profile;

import dev.slipstream.economy.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How players earn and spend while they migrate. */
final class PlayingScripts {

  private static final String SPOILER = "item_3m8qk2p0sx";

  private PlayingScripts() {}

  static World buying(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
    Actors actors = setting.actors();
    Operation buy = operation("buy-once", "spendCoins", ZOE, Map.of("coins", -30L));
    return setting.with(
        List.of(actors.migrator("A", ZOE), actors.operation("X", buy), actors.operation("R", buy)));
  }

  static World spending(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
    Actors actors = setting.actors();
    Operation spend = operation("spend-once", "spendCoins", ZOE, Map.of("coins", -30L));
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.operation("X", spend),
            actors.operation("R", spend),
            actors.client("W", ZOE, Props::earning)));
  }

  static World buyers(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
    return setting.with(buyers(setting.actors()));
  }

  static World migratingBuyers(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
    Actors actors = setting.actors();
    return setting.with(and(actors.migrator("A", ZOE), buyers(actors)));
  }

  static World winning(Terms terms) {
    Setting setting = clanPlayer(terms);
    return setting.with(winner(setting.actors()));
  }

  static World clanMatesWinning(Terms terms) {
    Setting setting =
        clanPlayer(terms)
            .player(YAN, profile("Yan", 30))
            .blob(YAN, "socialData", "{\"clanName\":\"Night Owls\"}");
    Actors actors = setting.actors();
    return setting.with(and(actors.migrator("B", YAN), winner(actors)));
  }

  static World giving(Terms terms) {
    Setting setting = twoPlayers(terms);
    Actors actors = setting.actors();
    return setting.with(List.of(actors.migrator("A", ZOE), actors.operation("X", gift())));
  }

  static World givingTwice(Terms terms) {
    Setting setting = twoPlayers(terms);
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.migrator("B", YAN),
            actors.operation("X", gift()),
            actors.operation("R", gift())));
  }

  static World spendingInParts(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
    Actors actors = setting.actors(SIX_WRITES);
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.operation("X", operation("sell-all", "spendItem", ZOE, Map.of(SPOILER, -3L)))));
  }

  static World spendingAndSweep(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.operation(
                "X", operation("spend-coins", "spendCoins", ZOE, Map.of("coins", -30L))),
            actors.updatingClient("W", ZOE, Props::earning),
            actors.sweeper("S", ZOE)));
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

  private static Setting twoPlayers(Terms terms) {
    return new Setting(terms).player(ZOE, profile("Zoe", 100)).player(YAN, profile("Yan", 30));
  }

  private static Operation gift() {
    return operation("give-a-lot", "transfer", ZOE, Map.of("coins", 60L, SPOILER, 3L), YAN);
  }
}
