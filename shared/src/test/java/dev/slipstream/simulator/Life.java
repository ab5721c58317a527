package dev.slipstream.simulator;

import dev.slipstream.model.DocPath;
import dev.slipstream.oracles.Run;
import dev.slipstream.oracles.Words;
import dev.slipstream.simulator.Fence.PermissionDenied;
import dev.slipstream.simulator.Playback.Call;
import dev.slipstream.simulator.Playback.Suspended;
import dev.slipstream.store.Applied;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.Usage;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.Faults.Fate;
import dev.slipstream.store.memory.MemoryDatabase;
import dev.slipstream.store.memory.MemoryDatabase.Locking;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.store.memory.MemoryTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An actor's program from its start to one point: the answers it has had, and the call it waits
 * for. Immutable.
 *
 * @param number tells this life from others of the actor, and its locks from theirs
 * @param transaction how far the call is, where it is a change
 * @param end what came of it, once the program has ended; it was told so by an exception where it
 *     is {@code retryable}
 */
record Life(
    Actor actor,
    int number,
    List<Answer> answers,
    Optional<Call<?>> call,
    Optional<MemoryTransaction<?>> transaction,
    Optional<Run> end,
    boolean isRetryable) {

  /**
   * An answered call.
   *
   * @param told gives the answer, or throws what the caller was told
   * @param print of what the answer rests on
   */
  record Answer(Supplier<?> told, Usage usage, int attempts, Print print) {}

  /** A program at its first call. */
  static Life begin(Actor actor, int number) {
    return on(actor, number, List.of());
  }

  /** Runs the program up to the first call that has no answer. */
  private static Life on(Actor actor, int number, List<Answer> answers) {
    try {
      String word =
          actor
              .program()
              .run(
                  new Playback(
                      actor.limits(), answers.stream().<Supplier<?>>map(Answer::told).toList()));
      return ended(actor, number, answers, word, false);
    } catch (Suspended waiting) {
      return waiting(actor, number, answers, waiting.call());
    } catch (PermissionDenied refused) {
      return ended(actor, number, answers, "REFUSED", false);
    } catch (StoreException failure) {
      boolean isRetryable = isWorthAnother(failure);
      String word = (isRetryable ? "" : Words.GIVEN_UP) + failure.getMessage();
      return ended(actor, number, answers, word, isRetryable);
    }
  }

  private static boolean isWorthAnother(StoreException failure) {
    return failure.reason() == StoreException.Reason.UNAVAILABLE
        || failure.reason() == StoreException.Reason.CONTENTION;
  }

  private static Life waiting(Actor actor, int number, List<Answer> answers, Call<?> call) {
    Optional<MemoryTransaction<?>> transaction =
        call instanceof Call.Apply<?> apply
            ? Optional.of(
                MemoryTransaction.begin(
                    actor.memory().of(apply.change(), position(actor, answers)),
                    actor.limits(),
                    owner(actor, number, answers.size())))
            : Optional.empty();
    return new Life(
        actor, number, answers, Optional.of(call), transaction, Optional.empty(), false);
  }

  /** Where the program is: nothing but its answers leads it there. */
  private static Print.Key position(Actor actor, List<Answer> answers) {
    Print print = Print.of(actor.role()).add(answers.size());
    answers.forEach(answer -> print.add(answer.print()));
    return print.exactly();
  }

  private static Life ended(
      Actor actor, int number, List<Answer> answers, String word, boolean isRetryable) {
    Usage usage = answers.stream().map(Answer::usage).reduce(Usage.NONE, Usage::plus);
    int attempts = answers.stream().mapToInt(Answer::attempts).sum();
    Run run = new Run(actor.name(), word, usage, attempts, answers.size());
    return new Life(
        actor, number, answers, Optional.empty(), Optional.empty(), Optional.of(run), isRetryable);
  }

  private static Object owner(Actor actor, int number, int call) {
    return actor.name() + "/" + number + "/" + call;
  }

  /** Under what name the transaction under way holds its locks. */
  Object owner() {
    return owner(actor, number, answers.size());
  }

  /** Whether anything was done that a crash would undo or leave behind. */
  boolean hasBegun() {
    return !answers.isEmpty() || end.isPresent() || isInTransaction() || isInFlight();
  }

  /** Whether a transaction of it has begun and is not over. */
  boolean isInTransaction() {
    return transaction.filter(t -> t.attempts() > 1 || !t.seen().paths().isEmpty()).isPresent();
  }

  /** Whether a client's write has arrived at the server and waits to land. */
  private boolean isInFlight() {
    return actor.fencedBy().isPresent()
        && transaction.filter(MemoryTransaction::commitsNext).isPresent();
  }

  /** Whether this one holds a lock on what the other wants to write. */
  boolean blocks(Life other, MemoryDatabase database) {
    return other.commitsNext()
        && !Collections.disjoint(
            database.locksOf(owner()), other.transaction.orElseThrow().written());
  }

  boolean isBlocked(MemoryDatabase database) {
    return transaction.filter(t -> t.isBlocked(database)).isPresent();
  }

  /** The documents that a client's next call writes; it lands where it is not refused. */
  List<DocPath> landing() {
    return isInFlight() ? transaction.orElseThrow().written() : List.of();
  }

  /** Whether the next call is a change's commit, for which every fate makes a difference. */
  boolean commitsNext() {
    return transaction.filter(MemoryTransaction::commitsNext).isPresent();
  }

  /** Carries out the next call. */
  Life step(MemoryDatabase database, Fate fate, Fence fence) {
    if (transaction.isEmpty()) {
      return plain(database);
    }
    if (isRefused(database, fence)) {
      database.release(owner());
      return answered(
          () -> {
            throw new PermissionDenied();
          },
          Usage.NONE,
          1,
          Print.of("refused"));
    }
    MemoryTransaction<?> next = transaction.get().step(database, fate);
    return next.isOver() ? over(next) : with(next);
  }

  private boolean isRefused(MemoryDatabase database, Fence fence) {
    Fence now = commitsNext() ? Fence.AT_COMMIT : Fence.ON_ARRIVAL;
    return actor
        .fencedBy()
        .filter(checkpoint -> fence == now && !Fence.allows(checkpoint, database.documents()))
        .isPresent();
  }

  private Life plain(MemoryDatabase database) {
    Object answer =
        ((Call.Plain<?>) call.orElseThrow())
            .call()
            .apply(new MemoryStore(database, actor.limits(), Faults.NONE));
    return answered(() -> answer, Usage.NONE, 1, Print.ofAnswer(answer));
  }

  private Life with(MemoryTransaction<?> next) {
    return new Life(actor, number, answers, call, Optional.of(next), end, isRetryable);
  }

  private Life over(MemoryTransaction<?> done) {
    Print print = Print.of(done);
    try {
      Applied<?> applied = done.outcome();
      return answered(() -> applied, applied.usage(), applied.attempts(), print);
    } catch (StoreException failure) {
      return answered(
          () -> {
            throw failure;
          },
          Usage.NONE,
          done.attempts(),
          print.add(failure.reason().name()));
    }
  }

  private Life answered(Supplier<?> told, Usage usage, int attempts, Print print) {
    List<Answer> more = new ArrayList<>(answers);
    more.add(new Answer(told, usage, attempts, print));
    return on(actor, number, List.copyOf(more));
  }

  /** All that makes a difference for what may come. */
  void addTo(Print print, MemoryDatabase database) {
    print.add(answers.size());
    answers.forEach(answer -> print.add(answer.print()));
    transaction.ifPresent(
        t -> {
          print.add(Print.of(t));
          t.start().ifPresent(start -> addPast(print, database, start));
        });
    end.ifPresent(run -> print.add(run.word()).add(isRetryable ? 1 : 0));
  }

  /** What it may still read as it was when it began. */
  private static void addPast(Print print, MemoryDatabase database, Instant start) {
    if (database.locking() == Locking.OPTIMISTIC && start.isBefore(database.now())) {
      database.documentsAt(start).values().forEach(print::add);
    }
    print.add(start);
  }
}
