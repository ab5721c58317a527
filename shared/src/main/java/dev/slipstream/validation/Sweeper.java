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
    publish(sweep.beginByMessages(migration, runId, repairs));
  }

  /** Begins a sweep unless it was begun before. */
  public void startOnce(Migration<?> migration, String runId) {
    if (sweep.find(runId).isEmpty()) {
      start(migration, runId, false);
    }
  }

  /**
   * Goes on with the migration's sweeps whose message was lost: nobody has worked on them long. One
   * that an operator's program was going through, and that the operator has ended, stays ended.
   */
  public void lookAfterAll(Migration<?> migration) {
    sweep.running(migration).stream()
        .filter(SweepRun::goesByMessages)
        .filter(this::isForsaken)
        .forEach(this::publish);
  }

  private boolean isForsaken(SweepRun run) {
    return run.updatedAt()
        .filter(time -> time.plus(LONGEST_PAGE).isBefore(clock.instant()))
        .isPresent();
  }

  /**
   * Carries out one message, however often it comes. One that comes twice is not followed by two,
   * which would be followed by four: whether the message that followed it was lost, whoever looks
   * after the sweeps finds out.
   */
  public SweepRun carryOn(Migration<?> migration, String runId, Optional<String> cursor) {
    Sweep.Step step = sweep.turn(migration, runId, cursor, validation -> {});
    if (step.run().isClean()) {
      certificates.get().issue(step.run(), clock.instant());
    } else if (step.isOurs() && !step.run().isDone()) {
      publish(step.run());
    }
    return step.run();
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
