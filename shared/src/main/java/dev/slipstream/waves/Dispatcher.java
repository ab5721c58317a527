package dev.slipstream.waves;

import dev.slipstream.engine.Population;
import dev.slipstream.engine.Ramp;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Hands the players of a wave out to the workers, page by page and in constant memory, at one pace
 * for all of them, design M7. One dispatcher at a time has the rollout's lease; what it has handed
 * out is saved after it is published, so that a crash hands a page out twice and never not at all.
 *
 * <p>The first pass takes those who came in with this wave, by their ids alone. Each later pass
 * looks at the checkpoints of everybody in the wave and takes those who are not settled; when one
 * finds nobody, the wave is done.
 */
public final class Dispatcher {

  private static final Duration LEASE = Duration.ofSeconds(20);

  /** Longest time without looking whether the rollout is still its own. */
  private static final Duration LONGEST_NAP = Duration.ofSeconds(5);

  private static final Duration BETWEEN_JUDGEMENTS = Duration.ofSeconds(10);

  /** How long a pass waits for those whom nobody settles, before the next one looks for them. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The same where only those are left who had failed before: nothing shows that they are done. */
  private static final Duration PATIENCE_WITH_FAILED = Duration.ofSeconds(10);

  /** Writes of a player before any is counted. */
  private static final int USUAL_WRITES = 25;

  private static final int LATENCIES = 20;

  private static final int MAX_WAITS = 5;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final Store store;
  private final Supplier<Messages> messages;
  private final InstantSource clock;
  private final Nap nap;
  private final Census census;
  private final Probe probe;
  private final Busy busy;

  /** Lets time pass. */
  public interface Nap {
    void take(Duration time);
  }

  /**
   * How an invocation ended.
   *
   * @param handedOut players published by it
   * @param told what it came to, for the log
   * @param comesAgain whether the message must be delivered again, since another holds the lease
   */
  public record Dispatched(long handedOut, String told, boolean comesAgain) {}

  /**
   * @param messages opened when the first is sent
   * @param nap has the process sleep
   */
  public Dispatcher(Store store, Supplier<Messages> messages, InstantSource clock, Nap nap) {
    this.store = store;
    this.messages = messages;
    this.clock = clock;
    this.nap = nap;
    this.census = new Census(store);
    this.probe = new Probe(store, clock);
    this.busy = new Busy(store);
  }

  /**
   * Goes on with the wave until it is done or the time is up, which the next message continues.
   *
   * @param message whose turn it is; empty for one that only looks after the work, such as the
   *     scheduler's
   * @param holder who this is: another name for each invocation
   * @param most how long it may take
   */
  public Dispatched goOn(
      Migration<?> migration, Optional<Continuation> message, String holder, Duration most) {
    Instant now = clock.instant();
    Leasing.Lease lease = lease(migration, message, holder);
    for (int i = 0; i < MAX_WAITS && isToWait(lease, message); i++) {
      nap.take(BETWEEN_TRIES);
      lease = lease(migration, message, holder);
    }
    if (lease instanceof Leasing.Lease.Taken taken) {
      return new Dispatched(0, "held by " + taken.holder(), message.isPresent());
    }
    if (lease instanceof Leasing.Lease.Nothing nothing) {
      return new Dispatched(0, nothing.why(), false);
    }
    RolloutDocument rollout = ((Leasing.Lease.Held) lease).rollout();
    return new Shift(migration, rollout, holder, now.plus(most)).work();
  }

  private Leasing.Lease lease(
      Migration<?> migration, Optional<Continuation> message, String holder) {
    Instant now = clock.instant();
    DocPath path = RolloutDocument.path(migration);
    return store.apply(new Leasing(path, message, holder, now, now.plus(LEASE))).answer();
  }

  /** The message before publishes this one just before it lets go. */
  private static boolean isToWait(Leasing.Lease lease, Optional<Continuation> message) {
    return lease instanceof Leasing.Lease.Taken && message.isPresent();
  }

  /** One dispatcher's time with the lease. */
  private final class Shift {

    private final Migration<?> migration;
    private final DocPath path;
    private final long epoch;
    private final String holder;
    private final Instant end;
    private final Deque<Duration> latencies = new ArrayDeque<>();
    private RolloutDocument rollout;
    private Progress settled = Progress.NONE;
    private Instant judgedAt = Instant.MIN;
    private Instant renewedAt = Instant.MIN;
    private long handedOut;

    Shift(Migration<?> migration, RolloutDocument rollout, String holder, Instant end) {
      this.migration = migration;
      this.path = RolloutDocument.path(migration);
      this.rollout = rollout;
      this.epoch = rollout.epoch();
      this.holder = holder;
      this.end = end;
    }

    /** As long as there is time; a failure gives the lease back before the message comes again. */
    Dispatched work() {
      try {
        while (clock.instant().isBefore(end)) {
          Optional<String> stop = step();
          if (stop.isPresent()) {
            return new Dispatched(handedOut, stop.get(), false);
          }
        }
        return passOn();
      } catch (RuntimeException e) {
        giveBack(e);
        throw e;
      }
    }

    private void giveBack(RuntimeException because) {
      try {
        turn(RolloutDocument::released);
      } catch (StoreException e) {
        because.addSuppressed(e);
      }
    }

    /** The message first: a turn that nobody goes on with would be lost. */
    private Dispatched passOn() {
      long next = rollout.turn() + 1;
      messages.get().publish(Topic.WAVES.id(), new Continuation(epoch, next).toFields(migration));
      turn(now -> now.passedOn(next));
      return new Dispatched(handedOut, "goes on by the next message", false);
    }

    /** Judges, waits, or hands out a page; says why where there is nothing more to do. */
    private Optional<String> step() {
      Optional<String> stop = judge();
      if (stop.isPresent()) {
        return stop;
      }
      return rollout.isThrough() ? endPass() : page();
    }

    private Optional<String> judge() {
      Instant now = clock.instant();
      if (Duration.between(judgedAt, now).compareTo(BETWEEN_JUDGEMENTS) < 0) {
        return Optional.empty();
      }
      Brake.Verdict verdict = verdict();
      judgedAt = clock.instant();
      if (verdict instanceof Brake.Pause pause) {
        return stop(doc -> doc.paused(pause.reason()), pause.reason());
      }
      if (verdict instanceof Brake.Abort abort) {
        return stop(doc -> doc.aborted(abort.reason()), abort.reason());
      }
      return save(doc -> doc.moved(settled.players(), now));
    }

    private Brake.Verdict verdict() {
      try {
        settled = census.settled(migration);
        latencies.addLast(probe.time(migration));
        if (latencies.size() > LATENCIES) {
          latencies.removeFirst();
        }
        return Brake.judge(vitals(), rollout);
      } catch (StoreException e) {
        return Brake.blind(String.valueOf(e.getMessage()));
      }
    }

    private Vitals vitals() {
      Instant now = clock.instant();
      Progress since = settled.since(rollout.base());
      Instant movedAt =
          settled.players() == rollout.movedTo() ? rollout.movedAt().orElse(now) : now;
      return new Vitals(
          since.completed(),
          since.failed(),
          Optional.empty(),
          List.copyOf(latencies),
          waiting(),
          Duration.between(movedAt, now),
          Price.of(since.billed()),
          Duration.between(rollout.startedAt().orElse(now), now));
    }

    /** Players of this pass of whom nothing is known yet; who fails once more is not news. */
    private long waiting() {
      long news = rollout.handedOut() - rollout.again();
      return Math.max(0, news - settled.since(rollout.passBase()).players());
    }

    private Optional<String> stop(UnaryOperator<RolloutDocument> how, String why) {
      return turn(how).map(doc -> why).or(() -> Optional.of("no longer holds the rollout"));
    }

    /** Waits for those whom the pass has handed out, then begins the next or ends the wave. */
    private Optional<String> endPass() {
      if (isToWait()) {
        rest(LONGEST_NAP);
        judgedAt = Instant.MIN;
        return save(UnaryOperator.identity());
      }
      boolean isDone = rollout.pass() > 1 && rollout.handedOut() == 0 && rollout.deferred() == 0;
      return isDone ? finish() : save(doc -> doc.passing(doc.pass() + 1, settled));
    }

    private boolean isToWait() {
      Instant lastNews = latest(rollout.movedAt(), rollout.throughAt());
      return Duration.between(lastNews, clock.instant()).compareTo(patience()) < 0;
    }

    private Duration patience() {
      if (rollout.deferred() > 0 || waiting() > 0) {
        return PATIENCE;
      }
      return rollout.again() > 0 ? PATIENCE_WITH_FAILED : Duration.ZERO;
    }

    private static Instant latest(Optional<Instant> a, Optional<Instant> b) {
      Instant first = a.orElse(Instant.MIN);
      Instant second = b.orElse(Instant.MIN);
      return first.isAfter(second) ? first : second;
    }

    /**
     * A done wave is proved by a sweep, without which the next does not begin. Since when it is
     * done is said first: a sweep that begins at once, or twice after a crash, reads later than
     * that.
     */
    private Optional<String> finish() {
      Optional<String> gone = save(doc -> doc.doneSince(clock.instant()));
      if (gone.isPresent()) {
        return gone;
      }
      String proof = "wave-%d-%d".formatted(rollout.wave(), epoch);
      messages
          .get()
          .publish(
              Topic.VALIDATIONS.id(),
              Fields.builder().put("migration", migration.id()).put("runId", proof).build());
      return stop(doc -> doc.done(proof), "done");
    }

    private Optional<String> page() {
      Query first = Population.ids(migration);
      String cursor = rollout.cursor();
      Page page =
          store.list(
              cursor.isEmpty() ? first : first.after(DocPath.parse(cursor)), ReadTime.latest());
      List<Subject> players =
          page.documents().stream()
              .flatMap(found -> migration.subjectOf(found.path()).stream())
              .toList();
      Unsettled.Left left =
          new Unsettled(store, busy, migration).of(players, rollout, clock.instant());
      Optional<Duration> spent = publish(left.toHandOut());
      if (spent.isEmpty()) {
        return stop(UnaryOperator.identity(), "no longer holds the rollout");
      }
      handedOut += left.toHandOut().size();
      return save(doc -> doc.pagedTo(page.next(), left, spent.get(), clock.instant()));
    }

    /** How much of the budget is spent with them; empty where the rollout went to another. */
    private Optional<Duration> publish(List<Subject> players) {
      Ramp ramp = new Ramp(rollout.spentUntil());
      for (int i = 0; i < players.size(); i += rollout.batchSize()) {
        List<Subject> batch = players.subList(i, Math.min(players.size(), i + rollout.batchSize()));
        Ramp.Slot slot =
            ramp.take(elapsed(), batch.size() * writesOfOne(), rollout.ratePerSecond());
        ramp = slot.then();
        if (!await(slot.pause()) || !isStillOurs()) {
          return Optional.empty();
        }
        messages
            .get()
            .publish(Topic.USERS.id(), new Batch(epoch, batch).toFields(migration, rollout));
      }
      return Optional.of(ramp.spentUntil());
    }

    private Duration elapsed() {
      Instant now = clock.instant();
      return Duration.between(rollout.pacedSince().orElse(now), now);
    }

    /** As metered so far; what an unknown number costs is taken as usual. */
    private int writesOfOne() {
      Progress since = settled.since(rollout.base());
      return since.players() < Brake.FEWEST
          ? USUAL_WRITES
          : (int) Math.ceil((double) since.billed().writes() / since.players());
    }

    /** Naps until the pace allows it, and says whether the rollout is its own afterwards. */
    private boolean await(Duration pause) {
      Duration left = pause;
      while (left.compareTo(Duration.ZERO) > 0) {
        Duration part = left.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : left;
        rest(part);
        left = left.minus(part);
        if (left.compareTo(Duration.ZERO) > 0 && save(UnaryOperator.identity()).isPresent()) {
          return false;
        }
      }
      return true;
    }

    /** A page at a slow pace takes longer than the lease, which is renewed meanwhile. */
    private boolean isStillOurs() {
      boolean isRecent = Duration.between(renewedAt, clock.instant()).compareTo(LONGEST_NAP) < 0;
      return isRecent || save(UnaryOperator.identity()).isEmpty();
    }

    private void rest(Duration time) {
      nap.take(time);
    }

    /** Writes what has changed and renews the lease; says so where it is gone. */
    private Optional<String> save(UnaryOperator<RolloutDocument> change) {
      Instant now = clock.instant();
      Optional<RolloutDocument> saved =
          turn(doc -> change.apply(doc).leased(holder, now.plus(LEASE)));
      saved.ifPresent(doc -> rollout = doc);
      renewedAt = now;
      return saved.isPresent() ? Optional.empty() : Optional.of("no longer holds the rollout");
    }

    private Optional<RolloutDocument> turn(UnaryOperator<RolloutDocument> change) {
      return store.apply(new Turning(path, epoch, holder, change)).answer();
    }
  }
}
