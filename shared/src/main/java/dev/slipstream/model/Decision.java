package dev.slipstream.model;

import java.util.Collection;
import java.util.List;

/** What a {@link Change} wants next: more documents, or to answer and write. */
public sealed interface Decision<A> {

  /** These must be read before a decision can be made. */
  record Read<A>(List<DocPath> paths) implements Decision<A> {
    public Read {
      paths = List.copyOf(paths);
    }
  }

  /** The answer, and all that is to be written in one commit; no writes means nothing to do. */
  record Commit<A>(A answer, List<Write> writes) implements Decision<A> {
    public Commit {
      writes = List.copyOf(writes);
    }
  }

  static <A> Decision<A> read(Collection<DocPath> paths) {
    return new Read<>(List.copyOf(paths));
  }

  static <A> Decision<A> nothing(A answer) {
    return new Commit<>(answer, List.of());
  }

  static <A> Decision<A> write(A answer, List<? extends Write> writes) {
    return new Commit<>(answer, List.copyOf(writes));
  }
}
