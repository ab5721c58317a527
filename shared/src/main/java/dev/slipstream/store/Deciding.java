package dev.slipstream.store;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Snapshot;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The conversation between a change and whoever reads for it: it is given what it asks for until it
 * decides. The same for every adapter, and for a dry run.
 */
public final class Deciding {

  private Deciding() {}

  /** Where documents come from: a transaction, or plain reads. */
  public interface Source {

    /** Reads what the decision depends on. */
    Collection<Document> read(List<DocPath> paths);

    /** Looks up beside the transaction, without a lock. */
    Collection<Document> lookUp(List<DocPath> paths);
  }

  /**
   * A decision.
   *
   * @param read the documents that it depends on
   * @param usage what reading them and looking up others is billed as
   */
  public record Decided<A>(Decision.Commit<A> commit, Set<DocPath> read, Usage usage) {}

  public static <A> Decided<A> decide(Change<A> change, Source source, Limits limits) {
    Conversation conversation = new Conversation(source);
    Decision<A> decision = change.decide(conversation.read(change.reads()));
    for (int stage = 1; !(decision instanceof Decision.Commit<A>); stage++) {
      if (stage > limits.readStages()) {
        throw new IllegalStateException(
            "a change asked for more documents more than "
                + limits.readStages()
                + " times: "
                + change);
      }
      decision =
          decision instanceof Decision.Read<A> more
              ? more.then().apply(conversation.read(more.paths()))
              : lookUp((Decision.LookUp<A>) decision, conversation);
    }
    return new Decided<>(
        (Decision.Commit<A>) decision, conversation.read, Usage.reads(conversation.billed));
  }

  private static <A> Decision<A> lookUp(Decision.LookUp<A> more, Conversation conversation) {
    return more.then().apply(conversation.lookUp(more.paths()));
  }

  /** What was asked and answered so far; no document is read twice. */
  private static final class Conversation {
    private final Source source;
    private final Set<DocPath> read = new LinkedHashSet<>();
    private Snapshot seen = Snapshot.empty();
    private int billed;

    Conversation(Source source) {
      this.source = source;
    }

    Snapshot read(List<DocPath> paths) {
      List<DocPath> unread = paths.stream().filter(read::add).toList();
      return add(unread, unread.isEmpty() ? List.of() : source.read(unread));
    }

    Snapshot lookUp(List<DocPath> paths) {
      List<DocPath> unseen = paths.stream().filter(p -> !seen.hasRead(p)).distinct().toList();
      return add(unseen, unseen.isEmpty() ? List.of() : source.lookUp(unseen));
    }

    private Snapshot add(List<DocPath> asked, Collection<Document> found) {
      billed += asked.size();
      seen = seen.with(asked, found);
      return seen;
    }
  }

  /** Decides over plain reads and writes nothing: the dry run. */
  public static <A> Decided<A> preview(Store store, Change<A> change, ReadTime at) {
    return decide(change, new PlainReads(store, at), store.limits());
  }

  private record PlainReads(Store store, ReadTime at) implements Source {
    @Override
    public Collection<Document> read(List<DocPath> paths) {
      Snapshot found = store.read(paths, at).snapshot();
      return paths.stream().flatMap(path -> found.get(path).stream()).toList();
    }

    @Override
    public Collection<Document> lookUp(List<DocPath> paths) {
      return read(paths);
    }
  }
}
