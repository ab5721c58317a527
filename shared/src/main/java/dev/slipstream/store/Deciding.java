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
 * The conversation between a change and whoever reads for it, at one point: it asks for documents
 * until it has decided. Immutable, since a decision is pure: each answer makes the next point, and
 * one can be gone on from more than once. The same for every adapter, for a dry run, and for a
 * simulation.
 */
public final class Deciding<A> {

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

  private final Change<A> change;
  private final Limits limits;
  private final Decision<A> next;
  private final Snapshot seen;
  private final Set<DocPath> read;
  private final int stage;
  private final int billed;

  private Deciding(
      Change<A> change,
      Limits limits,
      Decision<A> next,
      Snapshot seen,
      Set<DocPath> read,
      int stage,
      int billed) {
    this.change = change;
    this.limits = limits;
    this.next = next;
    this.seen = seen;
    this.read = read;
    this.stage = stage;
    this.billed = billed;
  }

  /** A change that has seen nothing yet. */
  public static <A> Deciding<A> begin(Change<A> change, Limits limits) {
    Decision<A> first = Decision.read(change.reads(), change::decide);
    return new Deciding<>(change, limits, first, Snapshot.empty(), Set.of(), 0, 0);
  }

  public boolean isDecided() {
    return next instanceof Decision.Commit<A>;
  }

  /** What was decided; a bug to ask for before it is. */
  public Decided<A> decided() {
    if (next instanceof Decision.Commit<A> commit) {
      return new Decided<>(commit, read, billed());
    }
    throw new IllegalStateException("not decided yet: " + change);
  }

  /** The next point of the conversation, with what was asked for. */
  public Deciding<A> ask(Source source) {
    if (next instanceof Decision.Read<A> more) {
      Set<DocPath> all = new LinkedHashSet<>(read);
      List<DocPath> unread = more.paths().stream().filter(all::add).toList();
      Snapshot now = seen.with(unread, unread.isEmpty() ? List.of() : source.read(unread));
      return on(more.then().apply(now), now, all, unread.size());
    }
    if (next instanceof Decision.LookUp<A> more) {
      List<DocPath> unseen =
          more.paths().stream().filter(path -> !seen.hasRead(path)).distinct().toList();
      Snapshot now = seen.with(unseen, unseen.isEmpty() ? List.of() : source.lookUp(unseen));
      return on(more.then().apply(now), now, read, unseen.size());
    }
    return this;
  }

  private Deciding<A> on(Decision<A> decision, Snapshot now, Set<DocPath> all, int asked) {
    if (stage >= limits.readStages() && !(decision instanceof Decision.Commit<A>)) {
      throw new IllegalStateException(
          "a change asked for more documents more than "
              + limits.readStages()
              + " times: "
              + change);
    }
    return new Deciding<>(change, limits, decision, now, all, stage + 1, billed + asked);
  }

  /** All documents that this point of the conversation rests on. */
  public Snapshot seen() {
    return seen;
  }

  /** How often it was answered; an answer may have added nothing to what was seen. */
  public int stage() {
    return stage;
  }

  /** What was asked for so far is billed as. */
  public Usage billed() {
    return Usage.reads(billed);
  }

  /** Decides at once. */
  public static <A> Decided<A> decide(Change<A> change, Source source, Limits limits) {
    Deciding<A> deciding = begin(change, limits);
    while (!deciding.isDecided()) {
      deciding = deciding.ask(source);
    }
    return deciding.decided();
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
