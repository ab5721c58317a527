package dev.slipstream.store;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The conversation between a change and whoever reads for it: it is given what it asks for until it
 * decides. The same for every adapter, and for a dry run.
 */
public final class Deciding {

  private Deciding() {}

  /** Where documents come from: a transaction, or a plain read. */
  public interface Source {
    Collection<Document> read(List<DocPath> paths);
  }

  /** A decision, and the documents it was made on. */
  public record Decided<A>(Decision.Commit<A> commit, Set<DocPath> seen) {
    /** What the reads are billed as. */
    public Usage usage() {
      return Usage.reads(seen.size());
    }
  }

  public static <A> Decided<A> decide(Change<A> change, Source source, Limits limits) {
    Snapshot seen = read(change.reads(), Snapshot.empty(), source);
    Decision<A> decision = change.decide(seen);
    for (int stage = 1; decision instanceof Decision.Read<A> more; stage++) {
      if (stage > limits.readStages()) {
        throw new IllegalStateException(
            "a change asked for more documents more than "
                + limits.readStages()
                + " times: "
                + change);
      }
      seen = read(more.paths(), seen, source);
      decision = more.then().apply(seen);
    }
    return new Decided<>((Decision.Commit<A>) decision, seen.paths());
  }

  /** Reads what has not been seen yet; no document is billed twice. */
  private static Snapshot read(List<DocPath> paths, Snapshot seen, Source source) {
    List<DocPath> unread = paths.stream().filter(path -> !seen.hasRead(path)).distinct().toList();
    return unread.isEmpty() ? seen : seen.with(unread, source.read(unread));
  }

  /** Decides over plain reads and writes nothing: the dry run. */
  public static <A> Decided<A> preview(Store store, Change<A> change, ReadTime at) {
    return decide(
        change,
        paths -> {
          Snapshot found = store.read(paths, at).snapshot();
          return paths.stream().flatMap(path -> found.get(path).stream()).toList();
        },
        store.limits());
  }
}
