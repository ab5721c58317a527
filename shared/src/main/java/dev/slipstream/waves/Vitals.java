package dev.slipstream.waves;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a wave does, as the brake sees it.
 *
 * @param completed subjects migrated in this wave
 * @param failed subjects that went into quarantine in this wave
 * @param alike how many failed with one fingerprint, where somebody has just failed
 * @param latencies of live operations, the last ones
 * @param waiting subjects that were handed out and are not settled
 * @param still since when nobody was settled while some wait
 * @param dollars spent in this wave
 * @param elapsed since the wave was started
 */
public record Vitals(
    long completed,
    long failed,
    Optional<Alike> alike,
    List<Duration> latencies,
    long waiting,
    Duration still,
    double dollars,
    Duration elapsed) {

  public Vitals {
    latencies = List.copyOf(latencies);
  }

  /** Failures that have one cause. */
  public record Alike(String fingerprint, String code, long subjects) {}
}
