package dev.slipstream.simulator;

import static dev.slipstream.simulator.Props.BY_HAND;
import static dev.slipstream.simulator.Props.clanPlayer;
import static dev.slipstream.simulator.Setting.YAN;
import static dev.slipstream.simulator.Setting.ZOE;
import static dev.slipstream.simulator.Setting.operation;
import static dev.slipstream.simulator.Setting.profile;

import dev.slipstream.economy.Operation;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.Limits;
import java.util.List;
import java.util.Map;

/** How players come to the new schema. */
final class MigratingScripts {

  private static final Limits NINE_WRITES = Limits.production().withCommitWrites(9);

  /** What may stand where a number belongs, and in no log. */
  private static final String NO_NUMBER = "\"zoe@example.net's coins\"";

  private MigratingScripts() {}

  static World redelivery(Terms terms) {
    Setting setting = clanPlayer(terms);
    Actors actors = setting.actors();
    return setting.with(List.of(actors.migrator("A", ZOE), actors.migrator("B", ZOE)));
  }

  static World lateWriter(Terms terms) {
    Setting setting = clanPlayer(terms);
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.migrator("B", ZOE),
            actors.client("W", ZOE, Props::earning)));
  }

  static World standingDocument(Terms terms) {
    Setting setting = clanPlayer(terms).document(new PlayerPaths(ZOE).loadout(), BY_HAND);
    Actors actors = setting.actors();
    return setting.with(List.of(actors.migrator("A", ZOE), actors.migrator("B", ZOE)));
  }

  static World inParts(Terms terms) {
    Setting setting = clanPlayer(terms);
    Actors actors = setting.actors(NINE_WRITES);
    return setting.with(
        List.of(actors.migrator("A", ZOE), actors.client("W", ZOE, Props::earning)));
  }

  static World inPartsTwice(Terms terms) {
    Setting setting = clanPlayer(terms);
    Actors actors = setting.actors(NINE_WRITES);
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.migrator("B", ZOE),
            actors.client("W", ZOE, Props::earning)));
  }

  static World sellingInParts(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
    Actors actors = setting.actors(Limits.production().withCommitWrites(2));
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.clientInTheGarage(
                "W", ZOE, garage -> garage.replace("\"count\":3", "\"count\":0"))));
  }

  static World clanMates(Terms terms) {
    Setting setting =
        new Setting(terms)
            .player(ZOE, profile("Zoe", 100))
            .player(YAN, profile("Yan", 30))
            .blob(ZOE, "socialData", "{\"clanName\":\"Night Owls\"}")
            .blob(YAN, "socialData", "{\"clanName\":\"Night Owls\"}")
            .clan("Night Owls", ZOE, YAN);
    Actors actors = setting.actors();
    return setting.with(List.of(actors.migrator("A", ZOE), actors.migrator("B", YAN)));
  }

  static World oldWave(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100).replace("100", NO_NUMBER));
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.migrator("A", ZOE, 1),
            actors.migrator("B", ZOE, 2),
            actors.client("W", ZOE, text -> text.replace(NO_NUMBER, "100"))));
  }

  static World sweep(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.client("W", ZOE, Props::earning),
            actors.client("V", ZOE, text -> text + " "),
            actors.sweeper("S", ZOE)));
  }

  static World lateAfterPlay(Terms terms) {
    Operation spend = operation("spend-once", "spendCoins", ZOE, Map.of("coins", -30L));
    Setting setting =
        new Setting(terms).player(ZOE, profile("Zoe", 100)).migrated(ZOE).played(spend);
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.client("W", ZOE, Props::earning),
            actors.client("V", ZOE, text -> text + " "),
            actors.sweeper("S", ZOE)));
  }
}
