package dev.slipstream.simulator;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A situation and who acts in it.
 *
 * @param script makes the world before the first move, under the terms that it is played by
 */
record Scenario(String name, Function<Terms, World> script) {

  /** A message and its redelivery, on a player who is in a clan. */
  static final Scenario REDELIVERY = new Scenario("redelivery", MigratingScripts::redelivery);

  /** The same while an old client saves its whole profile. */
  static final Scenario LATE_WRITER = new Scenario("late-writer", MigratingScripts::lateWriter);

  /** The player's new loadout was made by hand before; it is replaced, and kept. */
  static final Scenario STANDING_DOCUMENT =
      new Scenario("standing-document", MigratingScripts::standingDocument);

  /** A plan beyond the limits of a commit, and a client that saves between two parts. */
  static final Scenario IN_PARTS = new Scenario("in-parts", MigratingScripts::inParts);

  /** The same, redelivered: too many ways to play them all. */
  static final Scenario IN_PARTS_TWICE =
      new Scenario("in-parts-twice", MigratingScripts::inPartsTwice);

  /** A plan beyond the limits of a commit, and a client that sells an item between two parts. */
  static final Scenario SELLING_IN_PARTS =
      new Scenario("selling-in-parts", MigratingScripts::sellingInParts);

  /** Two members of one clan, whose total both change. */
  static final Scenario CLAN_MATES = new Scenario("clan-mates", MigratingScripts::clanMates);

  /** A worker of a wave that is over wakes up, on a player whose profile a client mends. */
  static final Scenario OLD_WAVE = new Scenario("old-wave", MigratingScripts::oldWave);

  /** The sweep while an old client saves, and saves again in another spelling. */
  static final Scenario SWEEP = new Scenario("sweep", MigratingScripts::sweep);

  /** Old clients save late, and again, when the player has spent since: both are set aside. */
  static final Scenario LATE_AFTER_PLAY =
      new Scenario("late-after-play", MigratingScripts::lateAfterPlay);

  /** A player spends while migrating, and asks again. */
  static final Scenario BUYING = new Scenario("buying", PlayingScripts::buying);

  /** A player spends while migrating, and asks again, and an old client saves. */
  static final Scenario SPENDING = new Scenario("spending", PlayingScripts::spending);

  /** Two operations of which the player can afford one, and another with the id of the first. */
  static final Scenario BUYERS = new Scenario("buyers", PlayingScripts::buyers);

  /** The same while the player migrates. */
  static final Scenario MIGRATING_BUYERS =
      new Scenario("migrating-buyers", PlayingScripts::migratingBuyers);

  /** Trophies and an item come while the player migrates. */
  static final Scenario WINNING = new Scenario("winning", PlayingScripts::winning);

  /** The same while a clan mate migrates, too. */
  static final Scenario CLAN_MATES_WINNING =
      new Scenario("clan-mates-winning", PlayingScripts::clanMatesWinning);

  /** One gives to another while the giver migrates. */
  static final Scenario GIVING = new Scenario("giving", PlayingScripts::giving);

  /** The same while both migrate, and it is asked for twice. */
  static final Scenario GIVING_TWICE = new Scenario("giving-twice", PlayingScripts::givingTwice);

  /** An operation between the parts of a migration that is beyond the limits of a commit. */
  static final Scenario SPENDING_IN_PARTS =
      new Scenario("spending-in-parts", PlayingScripts::spendingInParts);

  /** What a client saves too late is found by the sweep, whatever is mirrored meanwhile. */
  static final Scenario SPENDING_AND_SWEEP =
      new Scenario("spending-and-sweep", PlayingScripts::spendingAndSweep);

  /** A player goes back while an operation comes, and comes again; nothing is mirrored. */
  static final Scenario EARNING_BACK = new Scenario("earning-back", GoingBackScripts::earningBack);

  /** A player goes back while an old client saves, with a sweep or a fence. */
  static final Scenario SAVING_BACK = new Scenario("saving-back", GoingBackScripts::savingBack);

  /** A player goes back, and a client sends what it has had in its queue since the day before. */
  static final Scenario QUEUED_BACK = new Scenario("queued-back", GoingBackScripts::queuedBack);

  /** Two operators take a player back, and an operation comes. */
  static final Scenario BACK_TWICE = new Scenario("back-twice", GoingBackScripts::backTwice);

  /** A player is migrated, goes back, and is migrated again, while operations come. */
  static final Scenario THERE_AND_BACK =
      new Scenario("there-and-back", GoingBackScripts::thereAndBack);

  /** What stood there by hand before the migration comes back. */
  static final Scenario STANDING_BACK =
      new Scenario("standing-back", GoingBackScripts::standingBack);

  /** A way back beyond the limits of a commit, and an operation between two of its parts. */
  static final Scenario BACK_IN_PARTS =
      new Scenario("back-in-parts", GoingBackScripts::backInParts);

  /** The same with what stood there before, a client and somebody who migrates again. */
  static final Scenario BACK_IN_PARTS_AND_THERE =
      new Scenario("back-in-parts-and-there", GoingBackScripts::backInPartsAndThere);

  /** Commits that hold one old document each, and a client between them. */
  static final Scenario BACK_IN_SMALL_PARTS =
      new Scenario("back-in-small-parts", GoingBackScripts::backInSmallParts);

  /** Between two parts a client leaves a garage that no crates fit into. */
  static final Scenario BACK_IN_SPOILT_PARTS =
      new Scenario("back-in-spoilt-parts", GoingBackScripts::backInSpoiltParts);

  /** A migration in parts is taken back between two of them. */
  static final Scenario ABANDONED = new Scenario("abandoned", GoingBackScripts::abandoned);

  /** A wave is taken back while its workers are still at it. */
  static final Scenario BACK_IN_WAVES =
      new Scenario("back-in-waves", GoingBackScripts::backInWaves);

  /** The same in parts. */
  static final Scenario BACK_IN_WAVES_IN_PARTS =
      new Scenario("back-in-waves-in-parts", GoingBackScripts::backInWavesInParts);

  /** A clan whose total is wrong is counted while a member wins, and goes back. */
  static final Scenario COUNTING_BACK =
      new Scenario("counting-back", GoingBackScripts::countingBack);

  /** By force a player leaves a clan that the blobs cannot name, and wins meanwhile. */
  static final Scenario FORCED_BACK = new Scenario("forced-back", GoingBackScripts::forcedBack);

  /** The same without force: the old schema cannot name the clan, and the player stays. */
  static final Scenario REFUSED_BACK = new Scenario("refused-back", GoingBackScripts::refusedBack);

  /** A migrator, an operation and its repetition, an old client, and a way back. */
  static final Scenario SPENDING_AND_BACK =
      new Scenario("spending-and-back", EverybodyScripts::spendingAndBack);

  /** Two migrators, an operation, an old client, and a way back. */
  static final Scenario LATE_WRITER_AND_BACK =
      new Scenario("late-writer-and-back", EverybodyScripts::lateWriterAndBack);

  /** All of these. */
  static final Scenario NEARLY_EVERYBODY =
      new Scenario("nearly-everybody", EverybodyScripts::nearlyEverybody);

  /** Everybody at once, and somebody who counts the clan. */
  static final Scenario EVERYBODY = new Scenario("everybody", EverybodyScripts::everybody);

  /** The same, a transaction at a time, which ends. */
  static final Scenario EVERYBODY_IN_TURNS =
      new Scenario("everybody-in-turns", EverybodyScripts::everybodyInTurns);

  /** A batch and its redelivery, and whoever hands it out. */
  static final Scenario BATCH_TWICE = new Scenario("batch-twice", WaveScripts::batchTwice);

  /** A wave is aborted, taken back and started anew around a batch that comes twice, and late. */
  static final Scenario BATCH_AND_ABORT =
      new Scenario("batch-and-abort", WaveScripts::batchAndAbort);

  /** The same with a batch of the next wave. */
  static final Scenario BATCHES_IN_ANY_ORDER =
      new Scenario("batches-in-any-order", WaveScripts::batchesInAnyOrder);

  /** Two dispatchers, of which the second comes while the first has its lease. */
  static final Scenario TWO_DISPATCHERS =
      new Scenario("two-dispatchers", WaveScripts::twoDispatchers);

  /** Two dispatchers, of which one has slept beyond its lease. */
  static final Scenario SLEEPING_DISPATCHER =
      new Scenario("sleeping-dispatcher", WaveScripts::sleepingDispatcher);

  /** A wave is paused and resumed under the hands of its dispatcher and a worker. */
  static final Scenario PAUSED_DISPATCHER =
      new Scenario("paused-dispatcher", WaveScripts::pausedDispatcher);

  /** A wave stands still, is resumed and paused again, around a batch that comes twice. */
  static final Scenario PAUSED_WORKER = new Scenario("paused-worker", WaveScripts::pausedWorker);

  /** Who fails is the last that may fail alike; the batch comes twice, and an operator pauses. */
  static final Scenario BRAKING_WORKER = new Scenario("braking-worker", WaveScripts::brakingWorker);

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
          EVERYBODY,
          EVERYBODY_IN_TURNS,
          BATCH_TWICE,
          BATCH_AND_ABORT,
          BATCHES_IN_ANY_ORDER,
          TWO_DISPATCHERS,
          SLEEPING_DISPATCHER,
          PAUSED_DISPATCHER,
          PAUSED_WORKER,
          BRAKING_WORKER);

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

  World begin(Terms terms) {
    return script.apply(terms);
  }

  @Override
  public String toString() {
    return name;
  }
}
