package dev.slipstream.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way from one schema to another: where a subject's documents are, how they are understood, and
 * the steps that turn them into new ones. Pure; the engine does all reading and writing.
 *
 * @param <S> the understood source, such as a legacy player
 */
public interface Migration<S> {

  /** The name on the wire, such as {@code racing}. */
  String id();

  /** The id of the operation and of its checkpoint, such as {@code op_migrate_v1}. */
  String opId();

  /** The version of the target schema, such as {@code v2025.10.15}. */
  String version();

  /** The collection group that has one document for each subject, wherever its parents are. */
  String population();

  /**
   * Whose document of the population, or whose checkpoint, this is; empty where the groups hold
   * others' documents. Both groups have their subjects in the same order of paths.
   */
  Optional<Subject> subjectOf(DocPath path);

  /** The document that routes readers: whoever sees it completed reads the new schema. */
  DocPath checkpoint(Subject subject);

  /** The old documents by name, in the order in which they are read. */
  Map<String, DocPath> sources(Subject subject);

  /** What of a source counts as its content, hashed; two documents with one hash plan alike. */
  String fingerprint(String source, Document document);

  /**
   * Understands the sources, or says what else must be read or why it cannot.
   *
   * @param seen the checkpoint and the sources
   */
  Reading<S> read(Subject subject, Snapshot seen);

  /** The steps in their order; each is a phase of the checkpoint. */
  List<Step<S>> steps();

  /** Where a completed subject's new documents are. */
  Footprint footprint(Subject subject);

  /** The way back. */
  Reversal<S> reversal();

  /** How what came late to the old documents is merged. */
  LateMerge lateMerge();

  /** Whether the planned documents agree with each other and with the source; empty when all do. */
  List<Finding> prove(S source, List<Target> targets);

  /** How what is stored of a subject is judged once it has moved on from its plan. */
  Audit audit();

  /** What a subject may be in the middle of, so that moving it has to wait; empty where nothing. */
  Optional<InFlight> inFlight();

  /** The hash of the tables by which names become ids; other tables plan otherwise. */
  String tables();
}
