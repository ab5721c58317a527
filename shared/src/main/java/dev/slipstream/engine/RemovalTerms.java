package dev.slipstream.engine;

import java.time.Instant;

/**
 * When a subject's old documents may go.
 *
 * @param completedBefore the reverse window is over for those who were migrated before
 * @param validatedFrom since when the sweep that certified all subjects has read
 */
public record RemovalTerms(Instant completedBefore, Instant validatedFrom) {}
