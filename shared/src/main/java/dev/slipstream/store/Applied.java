package dev.slipstream.store;

/**
 * What became of a change.
 *
 * @param answer the decision's answer, of the run that counted
 * @param attempts how often the decision was run
 * @param usage billed operations of all runs together
 */
public record Applied<A>(A answer, int attempts, Usage usage) {}
