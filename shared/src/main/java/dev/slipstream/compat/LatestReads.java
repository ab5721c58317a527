package dev.slipstream.compat;

import dev.slipstream.engine.Bulk;
import dev.slipstream.model.Change;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Snapshot;
import dev.slipstream.store.Deciding;
import dev.slipstream.store.Found;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The reads of one view, each at the latest time, and what they are billed as together. */
final class LatestReads {

  private final Store store;
  private Usage usage = Usage.NONE;

  LatestReads(Store store) {
    this.store = store;
  }

  Usage usage() {
    return usage;
  }

  /** What was seen before, and these. */
  Snapshot documents(Collection<DocPath> paths, Snapshot seen) {
    Found found = store.read(paths, ReadTime.latest());
    usage = usage.plus(found.usage());
    return seen.with(paths, paths.stream().flatMap(p -> found.snapshot().get(p).stream()).toList());
  }

  /** What the change answers; nothing is written. */
  <A> A preview(Change<A> change) {
    Deciding.Decided<A> decided = Deciding.preview(store, change, ReadTime.latest());
    usage = usage.plus(decided.usage());
    return decided.commit().answer();
  }

  /** All documents of a collection, in the order of their ids. */
  List<Document> list(String collection) {
    Bulk.Listed listed = new Bulk(store).list(Query.collection(collection), ReadTime.latest());
    usage = usage.plus(listed.usage());
    return listed.documents();
  }

  /** Whether nobody has written to these since they were seen. */
  boolean areUnmoved(Collection<DocPath> paths, Snapshot seen) {
    Snapshot now = documents(paths, Snapshot.empty());
    return paths.stream().allMatch(path -> updated(path, now).equals(updated(path, seen)));
  }

  private static Optional<Instant> updated(DocPath path, Snapshot seen) {
    return seen.get(path).map(Document::updateTime);
  }
}
