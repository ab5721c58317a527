package dev.slipstream.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When to read. {@link #latest} may see a commit of others half done on the emulator (plain reads
 * are torn there, see docs/surprises.md); whoever compares documents reads at a time in the past.
 */
public record ReadTime(Optional<Instant> instant) {

  private static final ReadTime LATEST = new ReadTime(Optional.empty());

  public static ReadTime latest() {
    return LATEST;
  }

  /** Exactly as of that instant, cut to microseconds; at most an hour ago, not in the future. */
  public static ReadTime at(Instant instant) {
    return new ReadTime(Optional.of(instant.truncatedTo(ChronoUnit.MICROS)));
  }
}
