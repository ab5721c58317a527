package dev.slipstream.oracles;

import dev.slipstream.store.Usage;

/**
 * What an actor did, from its first call to its answer.
 *
 * @param word what it said came of it: MIGRATED, SAVED, REFUSED, …
 * @param usage what it was billed, of all attempts
 * @param attempts how often it had to decide, at least once for each change
 * @param changes how many changes it applied
 */
public record Run(String actor, String word, Usage usage, int attempts, int changes) {}
