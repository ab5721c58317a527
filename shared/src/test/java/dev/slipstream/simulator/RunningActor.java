package dev.slipstream.simulator;

import dev.slipstream.oracles.Run;
import dev.slipstream.simulator.Move.Kind;
import dev.slipstream.store.memory.Faults.Fate;
import dev.slipstream.store.memory.MemoryDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An actor and what may befall it: it dies and begins again from the top, as a message does that
 * was not acknowledged; it is told that it failed for now, and is sent again. Immutable.
 *
 * @param orphan the locks' owner that a dead life has left behind
 * @param redeliveries how often it may still begin again after a failure
 */
record RunningActor(Life life, Optional<Object> orphan, int redeliveries, boolean isAcknowledged) {

  /** How a commit may fare; a read that fails is a commit that is aborted, with less seen. */
  private static final List<Fate> FATES =
      List.of(Fate.ABORTED, Fate.UNAVAILABLE, Fate.ANSWER_LOST, Fate.DEADLINE, Fate.DEADLINE_AFTER);

  static RunningActor of(Actor actor) {
    return new RunningActor(Life.begin(actor, 0), Optional.empty(), 1, false);
  }

  String name() {
    return life.actor().name();
  }

  String role() {
    return life.actor().role();
  }

  /** Whether nothing but its acknowledgement can come. */
  boolean hasEndedForGood() {
    return life.end().isPresent() && !life.isRetryable();
  }

  /** Whether it waits for others to end their transactions. */
  boolean isBlocked(MemoryDatabase database) {
    return !isAcknowledged && life.isBlocked(database);
  }

  /**
   * What may happen to it next.
   *
   * @param isStuck whether whoever waits may give up: there is nobody who could end the wait
   */
  List<Move> moves(MemoryDatabase database, int crashesLeft, int faultsLeft, boolean isStuck) {
    List<Move> moves = new ArrayList<>();
    if (orphan.filter(owner -> !database.locksOf(owner).isEmpty()).isPresent()) {
      moves.add(Move.of(name(), Kind.EXPIRY));
    }
    if (isAcknowledged) {
      return moves;
    }
    if (life.isBlocked(database)) {
      if (isStuck) {
        moves.add(Move.of(name(), Kind.TIMEOUT));
      }
    } else {
      moves.add(Move.step(name(), Fate.DONE));
      if (faultsLeft > 0 && life.commitsNext()) {
        FATES.forEach(fate -> moves.add(Move.step(name(), fate)));
      }
    }
    if (crashesLeft > 0 && life.hasBegun()) {
      moves.add(Move.of(name(), Kind.CRASH));
    }
    return moves;
  }

  /** What it is after the move, which has changed the database where it does. */
  RunningActor after(Move move, MemoryDatabase database, Fence fence) {
    return switch (move.kind()) {
      case EXPIRY -> expired(database);
      case CRASH -> crashed(database);
      case TIMEOUT -> with(life.step(database, Fate.ABORTED, fence));
      case STEP -> life.end().isPresent() ? acknowledged() : with(stepped(move, database, fence));
    };
  }

  private Life stepped(Move move, MemoryDatabase database, Fence fence) {
    return life.step(database, move.fate(), fence);
  }

  private RunningActor with(Life next) {
    return new RunningActor(next, orphan, redeliveries, isAcknowledged);
  }

  /** Nobody sends it again; or it failed for now, and is sent again. */
  private RunningActor acknowledged() {
    return life.isRetryable() && redeliveries > 0
        ? new RunningActor(
            Life.begin(life.actor(), life.number() + 1), orphan, redeliveries - 1, false)
        : new RunningActor(life, orphan, redeliveries, true);
  }

  private RunningActor crashed(MemoryDatabase database) {
    orphan.ifPresent(database::release);
    return new RunningActor(
        Life.begin(life.actor(), life.number() + 1),
        Optional.of(life.owner()),
        redeliveries,
        false);
  }

  private RunningActor expired(MemoryDatabase database) {
    database.release(orphan.orElseThrow());
    return new RunningActor(life, Optional.empty(), redeliveries, isAcknowledged);
  }

  /** What it has come to by this move, where it was the last of a life. */
  Optional<Run> endedSince(RunningActor before) {
    return before.life.end().isPresent() ? Optional.empty() : life.end();
  }

  /** Takes back all its locks, as if it had been dead for long. */
  void release(MemoryDatabase database) {
    database.release(life.owner());
    orphan.ifPresent(database::release);
  }

  /**
   * All that makes a difference for what may come.
   *
   * @param isOver whether it counts as acknowledged
   */
  Print print(MemoryDatabase database, boolean isOver) {
    Print print = Print.of(role()).add(redeliveries).add(isAcknowledged || isOver ? 1 : 0);
    orphan.ifPresent(
        owner -> database.locksOf(owner).stream().sorted().forEach(p -> print.add(p.hashCode())));
    life.addTo(print, database);
    return print;
  }
}
