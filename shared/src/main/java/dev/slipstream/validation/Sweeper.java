package dev.slipstream.validation;

import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** A sweep that goes on by messages to itself, and ends with a certificate where all is clean. */
public final class Sweeper {

  public static final String TOPIC = Topic.VALIDATIONS.id();

  /** Far longer than any page takes. */
  private static final Duration LONGEST_PAGE = Duration.ofMinutes(2);

  private final Sweep sweep;
  private final Supplier<Messages> messages;
  private final Supplier<Certificates> certificates;
  private final InstantSource clock;

  /**
   * @param messages opened when the first is sent
   * @param certificates opened when the first is issued
   */
  public Sweeper(
      Sweep sweep,
      Supplier<Messages> messages,
      Supplier<Certificates> certificates,
      InstantSource clock) {
    this.sweep = sweep;
    this.messages = messages;
    this.certificates = certificates;
    this.clock = clock;
  }

  /** Begins a sweep; the rest comes by messages. */
  public void start(Migration<?> migration, String runId, boolean repairs) {
    publish(sweep.begin(migration, runId, repairs));
  }

  /**
   * Begins a sweep that has not begun, or goes on with one whose message was lost: one on which
   * nobody has worked for a while.
   */
  public void lookAfter(Migration<?> migration, String runId) {
    Optional<SweepRun> run = sweep.find(runId);
    if (run.isEmpty()) {
      start(migration, runId, false);
    } else if (!run.get().isDone() && isForsaken(run.get())) {
      publish(run.get());
    }
  }

  private boolean isForsaken(SweepRun run) {
    return run.updatedAt()
        .filter(time -> time.plus(LONGEST_PAGE).isBefore(clock.instant()))
        .isPresent();
  }

  /**
   * Where the sweep is after a message.
   *
   * @param comesAgain whether the message must be delivered again: nobody knows yet whether the one
   *     that follows it was lost
   */
  public record Carried(SweepRun run, boolean comesAgain) {}

  /**
   * Carries out one message, however often it comes. One that comes twice is not followed by two:
   * they would be followed by four.
   */
  public Carried carryOn(Migration<?> migration, String runId, Optional<String> cursor) {
    Sweep.Step step = sweep.turn(migration, runId, cursor, validation -> {});
    SweepRun run = step.run();
    if (run.isClean()) {
      certificates.get().issue(run, clock.instant());
    }
    if (run.isDone() || step.part() == Sweep.Part.PAST) {
      return new Carried(run, false);
    }
    boolean isNext = step.part() == Sweep.Part.TURNED || isForsaken(run);
    if (isNext) {
      publish(run);
    }
    return new Carried(run, !isNext);
  }

  private void publish(SweepRun run) {
    Fields.Builder message =
        Fields.builder().put("migration", run.migration()).put("runId", run.runId());
    if (!run.cursor().isEmpty()) {
      message.put("cursor", run.cursor());
    }
    messages.get().publish(TOPIC, message.build());
  }
}
