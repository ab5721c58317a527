package dev.slipstream.operator.verbs;

import dev.slipstream.engine.Bulk;
import dev.slipstream.engine.Checkpoint;
import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.Validator;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.messages.Messages;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.operator.CallableClient;
import dev.slipstream.operator.Console;
import dev.slipstream.seed.ClanTotals;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.waves.RolloutDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What happens in the demo, in its order. */
final class DemoStory {

  private static final double OFFLINE_PERCENT = 5;
  private static final double RETURNING_PERCENT = 20;
  private static final double ALL_PERCENT = 100;

  private final Mappings mappings = Mappings.bundled();
  private final RacingMigration racing = new RacingMigration(mappings);
  private final Store store;
  private final CallableClient client;
  private final DemoPlayers players;
  private final DemoReport report;
  private final Console console;
  private final DemoPurses purses;
  private final DemoWaves waves;

  /**
   * @param messages opened for each order, and closed behind it
   * @param report is told what comes of everything
   */
  DemoStory(
      Store store,
      Supplier<Messages> messages,
      CallableClient client,
      DemoPlayers players,
      DemoReport report,
      Console console) {
    this.store = store;
    this.client = client;
    this.players = players;
    this.report = report;
    this.console = console;
    this.purses = new DemoPurses(client, report);
    this.waves = new DemoWaves(new WaveOrders(store, racing, messages), console);
  }

  void play() {
    seed();
    players.forEachSound("playing before", purses::playBefore);
    rollOut();
    players.forEach("called again", this::callAgain);
    compare();
    players.forEachSound("playing after", purses::playAfter);
    new ClanTotals(store).wrong().forEach(report::addWrong);
    sweep();
    goBackAndForth();
    prove();
  }

  private void seed() {
    players.seed(store);
    MasterData masterData = new MasterData(mappings, Catalogues.bundled());
    GameDataSeed seeded = new GameDataSeed(store, masterData).execute();
    console.say("master data");
    seeded.toLines().forEach(console::say);
  }

  /**
   * Wave by wave, while those who can be migrated play; before the first wave all would be let in.
   */
  private void rollOut() {
    List<Double> shares = DemoWaves.SHARES;
    waves.start(shares.get(0));
    try (DemoTraffic traffic = new DemoTraffic(players.sound(), waves, purses, client, report)) {
      traffic.begin();
      follow(shares.get(0));
      for (double share : shares.subList(1, shares.size())) {
        waves.start(share);
        follow(share);
      }
    }
  }

  private void follow(double share) {
    console.say("wave of " + RolloutDocument.shown(share) + " %");
    report.addWave(waves.follow());
    players.forEach(
        "in or out",
        player ->
            report.addMember(
                player, waves.surelyIncludes(player.subject()), isSettled(player.subject())));
  }

  /** Whoever bought something has a checkpoint too, of a move that has not begun. */
  private boolean isSettled(Subject player) {
    DocPath checkpoint = racing.checkpoint(player);
    return store
        .read(List.of(checkpoint), ReadTime.latest())
        .snapshot()
        .fields(checkpoint)
        .map(Checkpoint::new)
        .filter(found -> found.isCompleted() || found.isFailed())
        .isPresent();
  }

  /** The player's own client calls: a finished player costs one read and is not touched. */
  private void callAgain(LegacyPlayer player) {
    report.addOutcome(player, client.call("migrateUser", player.subject().id(), Map.of()));
  }

  private void compare() {
    Validator validator = new Validator(store);
    // everything was committed before this moment, so every player can be read as of it
    ReadTime at = ReadTime.at(Instant.now());
    players.forEach(
        "compared with plan and ledger",
        player -> report.addComparison(player, validator.compare(racing, player.subject(), at)));
  }

  /** Some clients were offline during their player's cut-over, and save what they know now. */
  private void sweep() {
    LateWrites lateWrites = new LateWrites(store);
    players.forEach(
        "swept for late writes",
        player -> {
          boolean isLate =
              DemoPlayers.isSound(player) && DemoPlayers.isAmong(OFFLINE_PERCENT, player);
          if (isLate) {
            writeLate(player);
          }
          report.addSwept(player, isLate, lateWrites.sweep(racing, player.subject()).sources());
        });
  }

  /** Old clients write their whole profile. */
  private void writeLate(LegacyPlayer player) {
    DocPath profile = LegacyPaths.blob(player.subject(), ProfileBlob.NAME);
    Fields known = player.documents().getOrDefault(profile, Fields.empty());
    String text = known.text(ProfileBlob.NAME).orElse("{}") + " ";
    Fields late = Fields.of(ProfileBlob.NAME, Value.of(text));
    new Bulk(store).write(Stream.of(new Write.Merge(profile, late)));
  }

  /** Whom an operator has taken back stays back until another wave is started. */
  private void goBackAndForth() {
    players.forSome(RETURNING_PERCENT, "rolled back", purses::goBack);
    waves.start(ALL_PERCENT);
    waves.follow();
    players.forSome(RETURNING_PERCENT, "migrated again", purses::comeBack);
  }

  /** The last word has the validator, which knows the ledger. */
  private void prove() {
    Validator validator = new Validator(store);
    ReadTime at = ReadTime.at(Instant.now());
    players.forEachSound(
        "proved by plan and ledger",
        player -> report.addValidation(player, validator.compare(racing, player.subject(), at)));
  }
}
