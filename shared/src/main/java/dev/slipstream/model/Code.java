package dev.slipstream.model;

/** What kind of data problem was found; each has its paragraph in docs/runbooks/findings.md. */
public interface Code {

  String name();

  /** What is wrong, to follow the place in a sentence: "is not valid JSON". */
  String what();

  /** True where the subject cannot be migrated until a person or a rule mends it. */
  boolean isFatal();
}
