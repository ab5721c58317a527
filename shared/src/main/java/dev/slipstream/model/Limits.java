package dev.slipstream.model;

import java.time.Duration;

/**
 * Every bound, by name. Sizes are bytes as Firestore counts storage; see {@link DocumentSize}.
 *
 * @param commitBytes largest commit request
 * @param commitWrites most writes of one commit
 * @param documentBytes largest document
 * @param depth deepest nesting of maps and lists in a document
 * @param indexEntries most single-field index entries of a document
 * @param transforms most field transforms (increments, server times) of one document in a commit
 * @param readStages most times a decision may ask for more documents
 * @param attempts most times a contended transaction is tried
 * @param transactionTime longest time for all attempts of one transaction together
 */
public record Limits(
    long commitBytes,
    int commitWrites,
    long documentBytes,
    int depth,
    int indexEntries,
    int transforms,
    int readStages,
    int attempts,
    Duration transactionTime) {

  /** Most entries of each list that a checkpoint keeps: warnings, unmapped names, errors. */
  public static final int CHECKPOINT_ENTRIES = 500;

  /** Most bytes of each list that a checkpoint keeps. */
  public static final int CHECKPOINT_LIST_BYTES = 200_000;

  /** Most amounts that one operation moves. */
  public static final int OPERATION_AMOUNTS = 50;

  /** Longest reason of an operation, in characters. */
  public static final int REASON_LENGTH = 200;

  /** Largest integer that every client reads exactly, 2^53 - 1. */
  public static final long MAX_EXACT = (1L << 53) - 1;

  private static final int MIB = 1 << 20;

  /**
   * What Firestore refuses in production. It sets no number of writes any more; 500 keeps one
   * commit within the sizes that its own tools use.
   */
  public static Limits production() {
    return new Limits(10L * MIB, 500, MIB, 20, 40_000, 500, 8, 5, Duration.ofSeconds(60));
  }

  /** Production, and the 4 MiB request that the emulator's server takes at most. */
  public static Limits emulator() {
    return production().withCommitBytes(4L * MIB);
  }

  /** Largest single value of a document: 89 bytes less than a document. */
  public long valueBytes() {
    return documentBytes - 89;
  }

  public Limits withCommitBytes(long bytes) {
    return with(bytes, commitWrites, attempts);
  }

  public Limits withCommitWrites(int writes) {
    return with(commitBytes, writes, attempts);
  }

  public Limits withAttempts(int most) {
    return with(commitBytes, commitWrites, most);
  }

  private Limits with(long bytes, int writes, int most) {
    return new Limits(
        bytes,
        writes,
        documentBytes,
        depth,
        indexEntries,
        transforms,
        readStages,
        most,
        transactionTime);
  }
}
