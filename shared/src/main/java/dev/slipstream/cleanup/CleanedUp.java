package dev.slipstream.cleanup;

import dev.slipstream.engine.RemovalOutcome;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Usage;

/**
 * What became of cleaning up one subject, or would.
 *
 * @param documents how many old documents went, or can go
 * @param usage billed operations of all attempts together
 */
public record CleanedUp(Subject subject, RemovalOutcome outcome, int documents, Usage usage) {}
