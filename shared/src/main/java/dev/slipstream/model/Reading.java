package dev.slipstream.model;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What became of reading a subject's sources. */
public sealed interface Reading<S> {

  /** More documents are needed; {@code then} goes on with them. */
  record More<S>(List<DocPath> paths, Function<Snapshot, Reading<S>> then) implements Reading<S> {
    public More {
      paths = List.copyOf(paths);
    }
  }

  /** As {@link More}, but looked up beside the transaction: {@link Decision.LookUp}. */
  record LookUp<S>(List<DocPath> paths, Function<Snapshot, Reading<S>> then) implements Reading<S> {
    public LookUp {
      paths = List.copyOf(paths);
    }
  }

  /** There is no such subject. */
  record Missing<S>() implements Reading<S> {}

  /** The sources cannot be understood; the finding is fatal. */
  record Broken<S>(Finding finding) implements Reading<S> {}

  /** Understood. */
  record Ready<S>(S source) implements Reading<S> {}

  static <S> Reading<S> more(Collection<DocPath> paths, Function<Snapshot, Reading<S>> then) {
    return new More<>(List.copyOf(paths), then);
  }

  static <S> Reading<S> lookUp(Collection<DocPath> paths, Function<Snapshot, Reading<S>> then) {
    return new LookUp<>(List.copyOf(paths), then);
  }
}
