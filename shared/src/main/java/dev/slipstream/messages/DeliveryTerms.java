package dev.slipstream.messages;

import java.time.Duration;

/**
 * How messages are pushed to a function.
 *
 * @param ackDeadline how long the function may take before its message comes again
 * @param leastBackoff the pause before a refused message comes for the second time
 * @param mostBackoff the longest pause, which the pauses grow to
 * @param attempts how often a message comes before it is a dead letter; Pub/Sub takes 5 to 100
 */
public record DeliveryTerms(
    Duration ackDeadline, Duration leastBackoff, Duration mostBackoff, int attempts) {

  /** As long as Pub/Sub waits at most; and 20 attempts outlast an outage of two hours. */
  public static final DeliveryTerms PRODUCTION =
      new DeliveryTerms(
          Duration.ofSeconds(600), Duration.ofSeconds(10), Duration.ofSeconds(600), 20);

  /** Somebody sits and watches. */
  public static final DeliveryTerms LOCAL =
      new DeliveryTerms(Duration.ofSeconds(600), Duration.ofSeconds(1), Duration.ofSeconds(10), 5);
}
