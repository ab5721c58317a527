package dev.slipstream.simulator;

import static dev.slipstream.simulator.Props.BY_HAND;
import static dev.slipstream.simulator.Props.SIX_WRITES;
import static dev.slipstream.simulator.Props.clanPlayer;
import static dev.slipstream.simulator.Props.earning;
import static dev.slipstream.simulator.Props.trophies;
import static dev.slipstream.simulator.Props.win;
import static dev.slipstream.simulator.Setting.OWLS;
import static dev.slipstream.simulator.Setting.YAN;
import static dev.slipstream.simulator.Setting.ZOE;
import static dev.slipstream.simulator.Setting.operation;
import static dev.slipstream.simulator.Setting.profile;

import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.Limits;
import java.util.List;
import java.util.Map;

/** How players go back, and there again. */
final class GoingBackScripts {

  /** Bytes that hold a checkpoint and one of two old documents of half of it, and not both. */
  private static final int LITTLE = 9500;

  private GoingBackScripts() {}

  static World earningBack(Terms terms) {
    Setting setting = migrated(terms).withoutMirror();
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.rollback("B", ZOE), actors.operation("X", win()), actors.operation("R", win())));
  }

  static World savingBack(Terms terms) {
    Setting setting = migrated(terms);
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.rollback("B", ZOE),
            actors.client("W", ZOE, Props::earning),
            actors.sweeper("S", ZOE)));
  }

  static World queuedBack(Terms terms) {
    Setting setting = migrated(terms);
    Actors actors = setting.actors();
    String first = earning(profile("Zoe", 100));
    return setting.with(
        List.of(
            actors.rollback("B", ZOE),
            actors.operation("X", win()),
            actors.queuedClient("Q", ZOE, first, first.replace(": 105", ": 110"))));
  }

  static World backTwice(Terms terms) {
    Setting setting = migrated(terms);
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.rollback("B", ZOE), actors.rollback("C", ZOE), actors.operation("X", win())));
  }

  static World thereAndBack(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.rollback("B", ZOE),
            actors.migrator("C", ZOE),
            actors.operation("X", win())));
  }

  static World standingBack(Terms terms) {
    Setting setting =
        new Setting(terms)
            .player(ZOE, profile("Zoe", 100))
            .document(new PlayerPaths(ZOE).loadout(), BY_HAND);
    Actors actors = setting.actors();
    return setting.with(
        List.of(actors.migrator("A", ZOE), actors.rollback("B", ZOE), actors.migrator("C", ZOE)));
  }

  static World backInParts(Terms terms) {
    Setting setting = migrated(terms).withoutMirror();
    Actors actors = setting.actors(SIX_WRITES);
    return setting.with(List.of(actors.rollback("B", ZOE), actors.operation("X", win())));
  }

  static World backInPartsAndThere(Terms terms) {
    Setting setting =
        new Setting(terms)
            .player(ZOE, profile("Zoe", 100))
            .document(new PlayerPaths(ZOE).loadout(), BY_HAND)
            .migrated(ZOE);
    Actors actors = setting.actors(SIX_WRITES);
    return setting.with(
        List.of(
            actors.rollback("B", ZOE),
            actors.client("W", ZOE, Props::earning),
            actors.migrator("A", ZOE)));
  }

  static World backInSmallParts(Terms terms) {
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
        List.of(actors.rollback("B", ZOE), actors.client("W", ZOE, Props::earning)));
  }

  static World backInSpoiltParts(Terms terms) {
    Setting setting = migrated(terms).withoutMirror().done(win());
    Actors actors = setting.actors(SIX_WRITES);
    return setting.with(
        List.of(
            actors.rollback("B", ZOE),
            actors.clientInTheGarage("W", ZOE, garage -> garage.replace("{\"Common\":2}", "3"))));
  }

  static World abandoned(Terms terms) {
    Setting setting =
        new Setting(terms)
            .player(ZOE, profile("Zoe", 100))
            .document(new PlayerPaths(ZOE).loadout(), BY_HAND);
    Actors actors = setting.actors(SIX_WRITES);
    return setting.with(List.of(actors.migrator("A", ZOE), actors.rollback("B", ZOE)));
  }

  static World backInWaves(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.migrator("A", ZOE, 1),
            actors.rollback("B", ZOE, 2),
            actors.migrator("C", ZOE, 3)));
  }

  static World backInWavesInParts(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
    Actors actors = setting.actors(SIX_WRITES);
    return setting.with(List.of(actors.migrator("A", ZOE, 1), actors.rollback("B", ZOE, 2)));
  }

  static World countingBack(Terms terms) {
    Setting setting = clanPlayer(terms).drifted(OWLS, 7).migrated(ZOE);
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.rollback("B", ZOE),
            actors.operation("X", trophies()),
            actors.reconciler("K", OWLS, ZOE, YAN)));
  }

  static World forcedBack(Terms terms) {
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
  }

  static World refusedBack(Terms terms) {
    Setting setting =
        new Setting(terms)
            .player(ZOE, profile("Zoe", 100))
            .clan("Night Owls", YAN)
            .founded(OWLS)
            .migrated(ZOE)
            .joined(OWLS, ZOE, 25);
    Actors actors = setting.actors();
    return setting.with(List.of(actors.rollback("B", ZOE), actors.operation("X", trophies())));
  }

  private static Setting migrated(Terms terms) {
    return new Setting(terms).player(ZOE, profile("Zoe", 100)).migrated(ZOE);
  }
}
