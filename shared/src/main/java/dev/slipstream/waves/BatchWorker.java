package dev.slipstream.waves;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.engine.EngineCode;
import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.engine.QuarantineEntries;
import dev.slipstream.engine.Together;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Found;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.store.Usage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Migrates the players of one message, design M8: whose data is bad goes into quarantine, what
 * fails for a moment makes the message come again after all others had their turn, and a player who
 * is done costs one read. The rollout is read once, before the first, so that a pause takes effect
 * within one batch.
 */
public final class BatchWorker {

  private static final Set<Outcome> FAILURES =
      EnumSet.of(Outcome.FAILED, Outcome.STILL_FAILING, Outcome.RETRIES_EXHAUSTED);

  private final Store store;
  private final Supplier<Messages> messages;
  private final InstantSource clock;
  private final Migrator migrator;
  private final Rollouts rollouts;
  private final Busy busy;
  private final QuarantineEntries quarantine;
  private final int atOnce;

  /**
   * @param messages opened when the first is sent
   * @param atOnce players of a batch migrated at once
   */
  public BatchWorker(Store store, Supplier<Messages> messages, InstantSource clock, int atOnce) {
    this.store = store;
    this.messages = messages;
    this.clock = clock;
    this.migrator = new Migrator(store);
    this.rollouts = new Rollouts(store);
    this.busy = new Busy(store);
    this.quarantine = new QuarantineEntries(store);
    this.atOnce = atOnce;
  }

  /**
   * What became of a batch.
   *
   * @param outcomes how many players ended in which way, by the word for it
   * @param failed those who went into quarantine, with the reason
   * @param exhausted those of them for whom a person must decide now
   * @param stopped why the wave stands still because of this batch; empty where it goes on
   * @param usage billed operations
   */
  public record Handled(
      Map<String, Long> outcomes,
      List<Failed> failed,
      List<Failed> exhausted,
      Optional<String> stopped,
      Usage usage) {
    public Handled {
      outcomes = Map.copyOf(outcomes);
      failed = List.copyOf(failed);
      exhausted = List.copyOf(exhausted);
    }
  }

  /**
   * A player in quarantine.
   *
   * @param fault what was thrown, where it was a fault of ours
   */
  public record Failed(
      Subject player, Finding reason, long attempts, Optional<RuntimeException> fault) {}

  /**
   * Works through a batch, however often it comes.
   *
   * @throws WaveRefused where no rollout could have handed it out
   * @throws StoreException where some could not be done for the moment; it must come again
   */
  public Handled handle(Migration<?> migration, Batch batch) {
    RolloutDocument rollout = rollouts.require(migration);
    if (batch.epoch() > rollout.epoch()) {
      throw new WaveRefused(
          "The batch is of epoch %d, and the rollout of %s is at %d; only the dispatcher publishes"
                  .formatted(batch.epoch(), migration.id(), rollout.epoch())
              + " batches.");
    }
    Pile pile = new Pile(migration, rollout);
    if (batch.epoch() < rollout.epoch()) {
      pile.count("outdated", batch.players().size());
    } else if (!rollout.isRunning()) {
      pile.count(rollout.state().word(), batch.players().size());
    } else {
      pile.handle(batch.players());
    }
    return pile.handled();
  }

  /** One batch being worked through by several threads, of which one at a time tells. */
  private final class Pile {

    private final Migration<?> migration;
    private final RolloutDocument rollout;
    private final OptionalLong epoch;
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<Subject, RuntimeException> faults = new ConcurrentHashMap<>();
    private final List<Failed> failed = new ArrayList<>();
    private final List<Failed> exhausted = new ArrayList<>();
    private Optional<String> stopped = Optional.empty();
    private Optional<StoreException> passing = Optional.empty();
    private Usage usage = Usage.reads(1);

    Pile(Migration<?> migration, RolloutDocument rollout) {
      this.migration = migration;
      this.rollout = rollout;
      this.epoch = OptionalLong.of(rollout.epoch());
    }

    synchronized void count(String outcome, long players) {
      outcomes.merge(outcome, players, Long::sum);
    }

    /**
     * One look beside all transactions spares those who are done everything else; who is not costs
     * that read more.
     */
    void handle(List<Subject> players) {
      List<DocPath> places = players.stream().map(migration::checkpoint).toList();
      Found found = store.read(places, ReadTime.latest());
      use(found.usage());
      List<Subject> left = new ArrayList<>();
      for (Subject player : players) {
        Optional<Checkpoint> known =
            found.snapshot().fields(migration.checkpoint(player)).map(Checkpoint::new);
        if (known.filter(Checkpoint::isCompleted).isPresent()) {
          count(wordOf(Outcome.ALREADY_MIGRATED), 1);
        } else if (known.filter(this::isTakenBack).isPresent()) {
          count("taken_back", 1);
        } else if (rollout.includes(migration, player)) {
          left.add(player);
        } else {
          count("not_in_wave", 1);
        }
      }
      Together.forEach(left, atOnce, this::handle);
    }

    private synchronized void use(Usage more) {
      usage = usage.plus(more);
    }

    /** An operator has taken the player back since the wave began; a later wave takes it up. */
    private boolean isTakenBack(Checkpoint checkpoint) {
      return checkpoint.isRolledBack() && checkpoint.isUnder(rollout.epoch());
    }

    private void handle(Subject player) {
      try {
        if (isBusy(player)) {
          count("deferred", 1);
        } else {
          tell(migrate(player));
        }
      } catch (StoreException e) {
        count("comes_again", 1);
        passes(e);
      }
    }

    private synchronized void passes(StoreException failure) {
      passing = Optional.of(passing.orElse(failure));
    }

    private boolean isBusy(Subject player) {
      Busy.Look look = busy.look(migration, player, clock.instant());
      use(look.usage());
      return look.isBusy();
    }

    /** Throws only what another time may do; all else is the player's own failure. */
    private Migrated migrate(Subject player) {
      try {
        return migrator.migrate(migration, player, epoch);
      } catch (StoreException e) {
        if (e.reason() == Reason.CONTENTION || e.reason() == Reason.UNAVAILABLE) {
          throw e;
        }
        Finding refused = Finding.of("commit", EngineCode.STORE_REFUSED, Fault.PLAYER);
        return migrator.fail(migration, player, epoch, refused);
      } catch (RuntimeException e) {
        faults.put(player, e);
        return migrator.fail(migration, player, epoch, Fault.of(e));
      }
    }

    private synchronized void tell(Migrated migrated) {
      usage = usage.plus(migrated.usage());
      count(wordOf(migrated.outcome()), 1);
      migrated.failure().ifPresent(reason -> note(migrated, reason));
      boolean isOfThisWave = migrated.checkpoint().isUnder(rollout.epoch());
      if (FAILURES.contains(migrated.outcome()) && isOfThisWave) {
        warn(migrated.subject(), migrated.checkpoint());
      }
    }

    private void note(Migrated migrated, Finding reason) {
      Checkpoint checkpoint = migrated.checkpoint();
      Optional<RuntimeException> fault = Optional.ofNullable(faults.get(migrated.subject()));
      Failed one = new Failed(migrated.subject(), reason, checkpoint.retryCount(), fault);
      failed.add(one);
      if (checkpoint.hasExhaustedRetries()) {
        exhausted.add(one);
      }
    }

    /**
     * Also of a failure that the wave has met before: whoever met it may have died, or been
     * refused, before anybody was told.
     */
    private void warn(Subject player, Checkpoint checkpoint) {
      Fields error = checkpoint.lastError();
      if (checkpoint.hasExhaustedRetries()) {
        messages.get().publish(Topic.FAILURES.id(), notice(player, checkpoint, error));
      }
      brake(error);
    }

    private Fields notice(Subject player, Checkpoint checkpoint, Fields error) {
      return Fields.builder()
          .put("migration", migration.id())
          .put("userId", player.id())
          .put("code", error.text("code").orElse(""))
          .put("phase", error.text("phase").orElse(""))
          .put("at", error.text("pointer").orElse(""))
          .put("attempts", checkpoint.retryCount())
          .build();
    }

    /**
     * Who sees a failure asks how many are like it: the wave stops at the first that is too many.
     */
    private void brake(Fields error) {
      String fingerprint = QuarantineEntries.fingerprint(error);
      if (rollout.accepts(fingerprint) || stopped.isPresent()) {
        return;
      }
      long alike = quarantine.countAlike(fingerprint, rollout.epoch());
      usage = usage.plus(Usage.ofAggregation(alike));
      Vitals.Alike failures = new Vitals.Alike(fingerprint, error.text("code").orElse(""), alike);
      if (Brake.judgeAlike(failures, rollout) instanceof Brake.Pause pause) {
        stopped = rollouts.pause(migration, rollout.epoch(), pause.reason());
      }
    }

    Handled handled() {
      if (passing.isPresent()) {
        throw passing.get();
      }
      return new Handled(outcomes, failed, exhausted, stopped, usage);
    }
  }

  private static String wordOf(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
