package dev.slipstream.model;

import java.util.Collection;
import java.util.List;

/** What became of reading a subject's sources. */
public sealed interface Reading<S> {

  /** More documents are needed first. */
  record More<S>(List<DocPath> paths) implements Reading<S> {
    public More {
      paths = List.copyOf(paths);
    }
  }

  /** There is no such subject. */
  record Missing<S>() implements Reading<S> {}

  /** The sources cannot be understood; the finding is fatal. */
  record Broken<S>(Finding finding) implements Reading<S> {}

  record Ready<S>(S source) implements Reading<S> {}

  static <S> Reading<S> more(Collection<DocPath> paths) {
    return new More<>(List.copyOf(paths));
  }
}
