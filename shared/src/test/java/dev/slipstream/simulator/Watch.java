package dev.slipstream.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock of one run of a program: it stands still but while its owner naps. So it shows what the
 * answers so far have led to and nothing else, as a program's calls do.
 */
final class Watch implements InstantSource {

  private Instant now;

  Watch(Instant begin) {
    this.now = begin;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
