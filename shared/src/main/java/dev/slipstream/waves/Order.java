package dev.slipstream.waves;

import dev.slipstream.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an operator wants of a rollout.
 *
 * @param percentage how many of a hundred players, two decimals; of {@link Action#START} only
 * @param knobs what is changed with it
 * @param accepted fingerprints of failures that the operator has looked at, and that no longer stop
 *     the wave
 * @param autoPromotes whether the next wave starts by itself once its gate is open
 * @param proof the sweep whose certificate opens the gate, in place of the wave's own
 * @param reason why, for those who read the rollout later; may be empty
 * @param revision of the rollout that the operator saw; none where the message does not say
 * @param publishedAt when it was published, where the message says
 */
public record Order(
    Action action,
    Optional<Double> percentage,
    Knobs knobs,
    List<String> accepted,
    Optional<Boolean> autoPromotes,
    Optional<String> proof,
    String reason,
    OptionalLong revision,
    Optional<Instant> publishedAt) {

  /** What is to be done. */
  public enum Action {
    START,
    PAUSE,
    RESUME,
    ABORT,
    /** Only the knobs are turned. */
    SET;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Order {
    accepted = List.copyOf(accepted);
  }

  /** Nothing but the action. */
  public static Order of(Action action) {
    return new Order(
        action,
        Optional.empty(),
        Knobs.NONE,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "",
        OptionalLong.empty(),
        Optional.empty());
  }

  public static Order start(double percentage) {
    return of(Action.START).with(Optional.of(percentage), Knobs.NONE, List.of());
  }

  public Order with(Knobs newKnobs) {
    return with(percentage, newKnobs, accepted);
  }

  public Order accepting(List<String> fingerprints) {
    return with(percentage, knobs, fingerprints);
  }

  public Order because(String why) {
    return new Order(
        action, percentage, knobs, accepted, autoPromotes, proof, why, revision, publishedAt);
  }

  /** Whether the next wave starts by itself. */
  public Order promoting(boolean isAutomatic) {
    return new Order(
        action,
        percentage,
        knobs,
        accepted,
        Optional.of(isAutomatic),
        proof,
        reason,
        revision,
        publishedAt);
  }

  /** Only where the rollout is still as it was seen. */
  public Order seeing(long seenRevision) {
    return new Order(
        action,
        percentage,
        knobs,
        accepted,
        autoPromotes,
        proof,
        reason,
        OptionalLong.of(seenRevision),
        publishedAt);
  }

  private Order with(Optional<Double> share, Knobs newKnobs, List<String> fingerprints) {
    return new Order(
        action, share, newKnobs, fingerprints, autoPromotes, proof, reason, revision, publishedAt);
  }

  /**
   * What operators may change while a wave runs; each is absent where it stays as it is.
   *
   * @param ratePerSecond writes a second in place of Firestore's ramp; 0 goes back to the ramp
   * @param batchSize players of one message, 1 to 50
   * @param canary players who are in whatever their bucket
   * @param hold players who are out whatever their bucket
   * @param bake how long a wave must have stood before the next
   * @param failurePercent failures of a hundred at which the brake pulls
   * @param dollarsPerHour budget of an hour; 0 for none
   * @param dollars budget of the wave; 0 for none
   */
  public record Knobs(
      Optional<Integer> ratePerSecond,
      Optional<Integer> batchSize,
      Optional<List<Subject>> canary,
      Optional<List<Subject>> hold,
      Optional<Duration> bake,
      Optional<Double> failurePercent,
      Optional<Double> dollarsPerHour,
      Optional<Double> dollars) {

    public static final Knobs NONE =
        new Knobs(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Knobs {
      canary = canary.map(List::copyOf);
      hold = hold.map(List::copyOf);
    }

    public Knobs withRate(int writesPerSecond) {
      return new Knobs(
          Optional.of(writesPerSecond),
          batchSize,
          canary,
          hold,
          bake,
          failurePercent,
          dollarsPerHour,
          dollars);
    }

    public Knobs withBake(Duration time) {
      return new Knobs(
          ratePerSecond,
          batchSize,
          canary,
          hold,
          Optional.of(time),
          failurePercent,
          dollarsPerHour,
          dollars);
    }
  }
}
