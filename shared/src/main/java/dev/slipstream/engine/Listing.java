package dev.slipstream.engine;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands below a subject, listed beside the transaction: inside, a query would lock whole
 * collections. It is good for as long as the pulse stands at the time that it was taken under.
 *
 * @param taken whether anything was listed at all
 * @param pulse when the pulse was last changed; empty where there is none
 * @param documents those of the footprint's lists, without their fields
 * @param beside those of one more collection, whole
 */
record Listing(
    boolean taken, Optional<Instant> pulse, List<Document> documents, List<Document> beside) {

  static final Listing NONE = new Listing(false, Optional.empty(), List.of(), List.of());

  Listing {
    documents = List.copyOf(documents);
    beside = List.copyOf(beside);
  }

  /** A listing and what it is billed as. */
  record Billed(Listing listing, Usage usage) {}

  /**
   * Lists what there is.
   *
   * @param beside which collection is wanted whole, such as the journal
   */
  static Billed of(
      Store store,
      Migration<?> migration,
      Subject subject,
      Optional<Instant> pulse,
      String beside) {
    Bulk bulk = new Bulk(store);
    Usage usage = Usage.NONE;
    List<Document> documents = new ArrayList<>();
    for (String list : migration.footprint(subject).lists()) {
      Bulk.Listed listed = bulk.list(Query.collection(list).withoutFields(), ReadTime.latest());
      documents.addAll(listed.documents());
      usage = usage.plus(listed.usage());
    }
    Bulk.Listed more = bulk.list(Query.collection(beside), ReadTime.latest());
    return new Billed(
        new Listing(true, pulse, documents, more.documents()), usage.plus(more.usage()));
  }

  boolean isOf(Optional<Instant> today) {
    return taken && pulse.equals(today);
  }

  List<DocPath> paths() {
    return documents.stream().map(Document::path).toList();
  }
}
