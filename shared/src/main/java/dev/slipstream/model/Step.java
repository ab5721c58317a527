package dev.slipstream.model;

/**
 * One part of a migration: a row group of the contract's mapping table, one phase of the
 * checkpoint, one folder of cases.
 */
public interface Step<S> {

  /** The phase's name in the checkpoint, such as {@code profileData}. */
  String name();

  /** Plans the step's documents; depends on the source alone. */
  Planned plan(S source);
}
