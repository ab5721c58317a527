package dev.slipstream.engine;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.store.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Many documents, a commit or a page at a time, in constant memory. */
public final class Bulk {

  /** Longest list of a subject, in documents; far beyond what the catalogues have ids for. */
  public static final int MAX_LIST = 10_000;

  private final Store store;
  private final LimitCheck check;

  public Bulk(Store store) {
    this.store = store;
    this.check = new LimitCheck(store.limits());
  }

  /** Writes documents that need no decision, in their order, as many a commit as fit. */
  public Usage write(Stream<Write> writes) {
    Usage usage = Usage.NONE;
    List<Write> commit = new ArrayList<>();
    LimitCheck.Room room = check.new Room();
    for (Iterator<Write> all = writes.iterator(); all.hasNext(); ) {
      Write write = all.next();
      if (!room.take(write)) {
        usage = usage.plus(commit(commit));
        commit = new ArrayList<>();
        room = check.new Room();
        room.take(write);
      }
      commit.add(write);
    }
    return commit.isEmpty() ? usage : usage.plus(commit(commit));
  }

  private Usage commit(List<Write> writes) {
    return store.apply(new Blind(writes)).usage();
  }

  /** Hands over every page of a query, as of the time of each read. */
  public Usage forEachPage(Query query, Consumer<List<Document>> taker) {
    return forEachPage(query, ReadTime.latest(), taker);
  }

  /** Hands over every page of a query, all as of one time where one is given. */
  public Usage forEachPage(Query query, ReadTime at, Consumer<List<Document>> taker) {
    Page page = store.list(query, at);
    Usage usage = page.usage();
    taker.accept(page.documents());
    while (page.next().isPresent()) {
      page = store.list(query.after(page.next().get()), at);
      usage = usage.plus(page.usage());
      taker.accept(page.documents());
    }
    return usage;
  }

  /** The documents of a query, and what listing them is billed as. */
  public record Listed(List<Document> documents, Usage usage) {
    public Listed {
      documents = List.copyOf(documents);
    }
  }

  /**
   * All documents of a subject's collection, in the order of their ids. Throws REFUSED beyond
   * {@link #MAX_LIST}.
   */
  public Listed list(Query query, ReadTime at) {
    List<Document> all = new ArrayList<>();
    Usage usage =
        forEachPage(
            query,
            at,
            page -> {
              all.addAll(page);
              requireBounded(query.name(), all.size());
            });
    return new Listed(all, usage);
  }

  /**
   * The same for one collection of each of many subjects, by queries over the range from the first
   * to the last: in which others are whose documents are of no interest, so these should be few.
   *
   * @param collections of one id and one number of segments
   * @return the documents of each collection, also where there are none
   */
  Map<String, List<Document>> lists(Collection<String> collections, ReadTime at) {
    Map<String, List<Document>> lists = new HashMap<>();
    collections.forEach(collection -> lists.put(collection, new ArrayList<>()));
    Comparator<String> order = Comparator.comparing(collection -> DocPath.parse(collection + "/-"));
    Query range =
        Query.between(Collections.min(collections, order), Collections.max(collections, order));
    forEachPage(
        range,
        at,
        page ->
            page.forEach(
                found -> {
                  List<Document> list = lists.get(found.path().collection());
                  if (list != null) {
                    list.add(found);
                    requireBounded(found.path().collection(), list.size());
                  }
                }));
    return lists;
  }

  private static void requireBounded(String collection, int documents) {
    if (documents > MAX_LIST) {
      throw new StoreException(
          Reason.REFUSED,
          "more than %d documents are in %s; nothing writes so many"
              .formatted(MAX_LIST, collection));
    }
  }

  private record Blind(List<Write> writes) implements Change<Integer> {
    Blind {
      writes = List.copyOf(writes);
    }

    @Override
    public List<DocPath> reads() {
      return List.of();
    }

    @Override
    public Decision<Integer> decide(Snapshot seen) {
      return Decision.write(writes.size(), writes);
    }
  }
}
