package dev.slipstream.simulator;

import static dev.slipstream.simulator.Props.clanPlayer;
import static dev.slipstream.simulator.Props.trophies;
import static dev.slipstream.simulator.Props.win;
import static dev.slipstream.simulator.Setting.OWLS;
import static dev.slipstream.simulator.Setting.YAN;
import static dev.slipstream.simulator.Setting.ZOE;
import static dev.slipstream.simulator.Setting.profile;

import java.util.List;

/** How all of them meet. */
final class EverybodyScripts {

  private EverybodyScripts() {}

  static World spendingAndBack(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.operation("X", win()),
            actors.operation("R", win()),
            actors.client("W", ZOE, Props::earning),
            actors.rollback("B", ZOE)));
  }

  static World lateWriterAndBack(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.migrator("C", ZOE),
            actors.client("W", ZOE, Props::earning),
            actors.rollback("B", ZOE)));
  }

  static World nearlyEverybody(Terms terms) {
    Setting setting = new Setting(terms).player(ZOE, profile("Zoe", 100));
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.migrator("C", ZOE),
            actors.operation("X", win()),
            actors.operation("R", win()),
            actors.client("W", ZOE, Props::earning),
            actors.rollback("B", ZOE)));
  }

  static World everybody(Terms terms) {
    return everybody(clanPlayer(terms).drifted(OWLS, 7));
  }

  static World everybodyInTurns(Terms terms) {
    return everybody(clanPlayer(terms).drifted(OWLS, 7).inTurns());
  }

  private static World everybody(Setting setting) {
    Actors actors = setting.actors();
    return setting.with(
        List.of(
            actors.migrator("A", ZOE),
            actors.migrator("C", ZOE),
            actors.operation("X", trophies()),
            actors.operation("R", trophies()),
            actors.client("W", ZOE, Props::earning),
            actors.rollback("B", ZOE),
            actors.reconciler("K", OWLS, ZOE, YAN)));
  }
}
