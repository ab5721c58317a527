package dev.slipstream.model;

import java.util.List;
import java.util.Map;

/**
 * What a migration knows of the way back, design M4. Pure; the engine reads, compares and writes.
 *
 * @param <S> the understood source, such as a legacy player
 */
public interface Reversal<S> {

  /** The checkpoint's field that says how often the subject was rolled back; absent for never. */
  String ROLLBACKS = "rollbacks";

  /** Documents of others that {@link #patched} wants to see; looked up beside the transaction. */
  List<DocPath> lookUps(S source, Map<DocPath, Fields> today);

  /**
   * The sources with what the new documents say today patched into them: what is not touched stays
   * byte for byte, and what the old schema cannot say stays as it is.
   *
   * @param source as it was understood from what was seen
   * @param today the documents of the footprint that exist
   * @return the fields of each source that changes, by its name
   */
  Map<String, Fields> patched(S source, Snapshot seen, Map<DocPath, Fields> today);

  /** What the checkpoint is to keep of new documents that go. */
  Fields kept(Map<DocPath, Fields> today);

  /** Documents of others that {@link #partings} changes. */
  List<DocPath> partingReads(Subject subject, List<Difference> lost);

  /** How others' documents follow where something is lost: a clan that the player is not in now. */
  List<Write> partings(Subject subject, List<Difference> lost, Snapshot seen);
}
