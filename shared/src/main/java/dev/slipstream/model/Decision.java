package dev.slipstream.model;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What a {@link Change} wants next: more documents, or to answer and write. */
public sealed interface Decision<A> {

  /**
   * These must be read first; {@code then} goes on with all that was seen, without doing again what
   * was done before.
   */
  record Read<A>(List<DocPath> paths, Function<Snapshot, Decision<A>> then) implements Decision<A> {
    public Read {
      paths = List.copyOf(paths);
    }
  }

  /**
   * These are to be looked up beside the transaction, which takes no lock: for documents that many
   * share, and whose word a read confirms, since they may be changing.
   */
  record LookUp<A>(List<DocPath> paths, Function<Snapshot, Decision<A>> then)
      implements Decision<A> {
    public LookUp {
      paths = List.copyOf(paths);
    }
  }

  /** The answer, and all that is to be written in one commit; no writes means nothing to do. */
  record Commit<A>(A answer, List<Write> writes) implements Decision<A> {
    public Commit {
      writes = List.copyOf(writes);
    }
  }

  static <A> Decision<A> read(Collection<DocPath> paths, Function<Snapshot, Decision<A>> then) {
    return new Read<>(List.copyOf(paths), then);
  }

  static <A> Decision<A> lookUp(Collection<DocPath> paths, Function<Snapshot, Decision<A>> then) {
    return new LookUp<>(List.copyOf(paths), then);
  }

  static <A> Decision<A> nothing(A answer) {
    return new Commit<>(answer, List.of());
  }

  static <A> Decision<A> write(A answer, List<? extends Write> writes) {
    return new Commit<>(answer, List.copyOf(writes));
  }
}
