package dev.slipstream.waves;

import dev.slipstream.waves.Vitals.Alike;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a wave may go on, design M8: a pure decision over its vitals. What cannot be known stops
 * it, and the first reason that stops it is what operators read.
 */
public final class Brake {

  /** Failures of a hundred at which it pulls; exactly so many still go on. */
  public static final double MOST_FAILED_PERCENT = 10;

  /** Above so many of a hundred nothing can be saved by going on later. */
  static final double HOPELESS_PERCENT = 50;

  /** Before so many are settled a share says nothing. */
  static final long FEWEST = 20;

  /** So many failures with one fingerprint have one cause. */
  static final long ALIKE = 5;

  /** Live operations that take longer than this suffer. */
  static final Duration SLOWEST = Duration.ofSeconds(2);

  /** Before so many operations a percentile says nothing. */
  static final int FEWEST_LATENCIES = 10;

  /** How long those who were handed out may wait with nobody being settled. */
  static final Duration LONGEST_STILL = Duration.ofMinutes(15);

  private static final double PERCENT = 100;
  private static final double SECONDS_PER_HOUR = 3600;

  private Brake() {}

  /** What is to be done. */
  public sealed interface Verdict {}

  /** Nothing stands against going on. */
  public record Go() implements Verdict {}

  /** Stand still until a person has looked. */
  public record Pause(String reason) implements Verdict {}

  /** Going on is wrong; who still works for this wave is refused. */
  public record Abort(String reason) implements Verdict {}

  /** What to do where the vitals cannot be read. */
  public static Verdict blind(String why) {
    return new Pause("How the wave does cannot be read (" + why + "), so it does not go on.");
  }

  /** Judges a wave by its vitals and the operator's bounds. */
  public static Verdict judge(Vitals vitals, RolloutDocument rollout) {
    return hopeless(vitals)
        .or(() -> share(vitals, rollout.failurePercent()))
        .or(() -> alike(vitals.alike(), rollout))
        .or(() -> latency(vitals.latencies()))
        .or(() -> still(vitals))
        .or(() -> budget(vitals, rollout))
        .orElseGet(Go::new);
  }

  private static Optional<Verdict> hopeless(Vitals vitals) {
    return isAbove(vitals, HOPELESS_PERCENT)
        ? Optional.of(
            new Abort(
                "%d of %d players failed, more than half: find out why (./slipstream quarantine"
                        .formatted(vitals.failed(), settled(vitals))
                    + " list), then start the wave again."))
        : Optional.empty();
  }

  /** The same by the failures alone that are like the one that was just seen. */
  static Verdict judgeAlike(Alike failures, RolloutDocument rollout) {
    return alike(Optional.of(failures), rollout).orElseGet(Go::new);
  }

  private static Optional<Verdict> share(Vitals vitals, double most) {
    return isAbove(vitals, most)
        ? pause(
            "%d of %d players failed, more than %s %%: look at ./slipstream quarantine list, then"
                    .formatted(vitals.failed(), settled(vitals), RolloutDocument.shown(most))
                + " resume.")
        : Optional.empty();
  }

  private static boolean isAbove(Vitals vitals, double percent) {
    return settled(vitals) >= FEWEST && vitals.failed() * PERCENT > percent * settled(vitals);
  }

  private static long settled(Vitals vitals) {
    return vitals.completed() + vitals.failed();
  }

  private static Optional<Verdict> alike(Optional<Alike> seen, RolloutDocument rollout) {
    return seen.filter(failures -> failures.subjects() >= ALIKE)
        .filter(failures -> !rollout.accepts(failures.fingerprint()))
        .flatMap(Brake::alike);
  }

  private static Optional<Verdict> alike(Alike failures) {
    return pause(
        "%d players failed with one fingerprint, %s (%s): look at one of them, then resume with"
                .formatted(failures.subjects(), failures.fingerprint(), failures.code())
            + " --accept "
            + failures.fingerprint()
            + " if it is what you expect.");
  }

  private static Optional<Verdict> latency(List<Duration> latencies) {
    if (latencies.size() < FEWEST_LATENCIES) {
      return Optional.empty();
    }
    List<Duration> sorted = latencies.stream().sorted().toList();
    Duration slow = sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    return slow.compareTo(SLOWEST) > 0
        ? pause(
            "Live operations take %d ms at the 95th percentile, more than %d: wait until they are"
                    .formatted(slow.toMillis(), SLOWEST.toMillis())
                + " fast again, then resume with a lower rate.")
        : Optional.empty();
  }

  private static Optional<Verdict> still(Vitals vitals) {
    return vitals.waiting() > 0 && vitals.still().compareTo(LONGEST_STILL) > 0
        ? pause(
            "%d players were handed out and nobody was settled for %d minutes: see whether"
                    .formatted(vitals.waiting(), vitals.still().toMinutes())
                + " migrateUserBatch runs and what its log says, then resume.")
        : Optional.empty();
  }

  private static Optional<Verdict> budget(Vitals vitals, RolloutDocument rollout) {
    double hours = Math.max(1, vitals.elapsed().toSeconds() / SECONDS_PER_HOUR);
    Optional<Verdict> whole =
        rollout
            .dollars()
            .filter(most -> vitals.dollars() > most)
            .flatMap(most -> pause(spent(vitals.dollars(), "in this wave", most)));
    return whole.or(
        () ->
            rollout
                .dollarsPerHour()
                .filter(most -> vitals.dollars() / hours > most)
                .flatMap(most -> pause(spent(vitals.dollars() / hours, "an hour", most))));
  }

  private static String spent(double dollars, String what, double most) {
    return String.format(
        Locale.ROOT,
        "$%.2f were spent %s, more than the budget of $%.2f: resume with a higher one, or abort.",
        dollars,
        what,
        most);
  }

  private static Optional<Verdict> pause(String reason) {
    return Optional.of(new Pause(reason));
  }
}
