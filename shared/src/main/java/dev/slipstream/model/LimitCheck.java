package dev.slipstream.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what production would refuse and the emulator lets through: depth, index entries,
 * transforms, the size of a commit; and what neither takes, before anything is sent. Source:
 * Firestore's "Quotas and limits" page.
 */
public final class LimitCheck {

  private final Limits limits;

  public LimitCheck(Limits limits) {
    this.limits = limits;
  }

  /** One sentence on the first thing wrong with the commit; empty where nothing is. */
  public Optional<String> problem(List<? extends Write> writes) {
    if (!fits(writes)) {
      return Optional.of(
          String.format(
              "a commit of %d writes and %d bytes is beyond %d writes or %d bytes",
              writes.size(), RequestSize.of(writes), limits.commitWrites(), limits.commitBytes()));
    }
    return writes.stream()
        .map(this::problem)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> contradiction(writes));
  }

  /** What a write takes for granted, the commit itself may have undone before. */
  private static Optional<String> contradiction(List<? extends Write> writes) {
    Set<DocPath> made = new HashSet<>();
    Set<DocPath> deleted = new HashSet<>();
    for (Write write : writes) {
      if (write instanceof Write.Create && made.contains(write.path())) {
        return Optional.of(write.path() + ": created after it was written in the same commit");
      }
      if (write instanceof Write.Increment && deleted.contains(write.path())) {
        return Optional.of(write.path() + ": added to after it was deleted in the same commit");
      }
      boolean isDelete = write instanceof Write.Delete;
      (isDelete ? deleted : made).add(write.path());
      (isDelete ? made : deleted).remove(write.path());
    }
    return Optional.empty();
  }

  /** Whether the writes can be one commit, by number and size. */
  public boolean fits(List<? extends Write> writes) {
    Room room = new Room();
    return writes.stream().allMatch(room::take);
  }

  /** The room of one commit, filled write by write. */
  public final class Room {
    private int writes;
    private long bytes = RequestSize.HEADER;

    /** Takes the write in where the commit can still hold it, and says whether it did. */
    public boolean take(Write write) {
      long more = bytes + RequestSize.of(write);
      if (writes == limits.commitWrites() || more > limits.commitBytes()) {
        return false;
      }
      writes++;
      bytes = more;
      return true;
    }
  }

  private Optional<String> problem(Write write) {
    if (write instanceof Write.Create create) {
      return problem(write.path(), create.fields());
    }
    if (write instanceof Write.Put put) {
      return problem(write.path(), put.fields());
    }
    if (write instanceof Write.Merge merge) {
      return problem(write.path(), merge.fields(), Shape.ofMerge(merge.fields()));
    }
    if (write instanceof Write.Increment increment) {
      return problem(write.path(), Fields.empty(), Shape.of(increment));
    }
    return Optional.empty();
  }

  /** One sentence on why the document cannot be stored; empty where it can. */
  public Optional<String> problem(DocPath path, Fields fields) {
    return problem(path, fields, Shape.of(fields));
  }

  private Optional<String> problem(DocPath path, Fields fields, Shape shape) {
    return shape
        .wrong()
        .or(() -> beyond(DocumentSize.of(path, fields), limits.documentBytes(), "bytes"))
        .or(() -> beyond(shape.largest(), limits.valueBytes(), "bytes in one field"))
        .or(() -> beyond(shape.longestPath(), Naming.MAX_BYTES, "bytes of names on the way"))
        .or(() -> beyond(shape.depth(), limits.depth(), "levels of nesting"))
        .or(() -> beyond(shape.indexEntries(), limits.indexEntries(), "index entries"))
        .or(() -> beyond(shape.transforms(), limits.transforms(), "field transforms"))
        .map(what -> path + ": " + what);
  }

  private static Optional<String> beyond(long amount, long limit, String what) {
    return amount <= limit
        ? Optional.empty()
        : Optional.of(amount + " " + what + " are beyond the " + limit + " of a document");
  }
}
