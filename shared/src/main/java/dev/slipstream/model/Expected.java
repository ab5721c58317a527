package dev.slipstream.model;

import java.util.List;

/**
 * What must be stored of a subject.
 *
 * @param documents all of them but the journal's
 * @param unprovable what is wrong and nobody can say what would be right, such as a journal with an
 *     entry missing
 */
public record Expected(List<Target> documents, List<Difference> unprovable) {

  public Expected {
    documents = List.copyOf(documents);
    unprovable = List.copyOf(unprovable);
  }
}
