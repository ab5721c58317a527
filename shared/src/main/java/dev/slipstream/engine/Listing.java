package dev.slipstream.engine;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Footprint;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Query;
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
 * @param images before-images of documents that the migration has replaced
 */
record Listing(
    boolean taken, Optional<Instant> pulse, List<Document> documents, List<Document> images) {

  static final Listing NONE = new Listing(false, Optional.empty(), List.of(), List.of());

  /** A listing and what it is billed as. */
  record Billed(Listing listing, Usage usage) {}

  static Billed of(Store store, Migration<?> migration, Subject subject, Optional<Instant> pulse) {
    Footprint footprint = migration.footprint(subject);
    Bulk bulk = new Bulk(store);
    Usage usage = Usage.NONE;
    List<Document> documents = new ArrayList<>();
    for (String list : footprint.lists()) {
      usage =
          usage.plus(bulk.forEachPage(Query.collection(list).withoutFields(), documents::addAll));
    }
    List<Document> images = new ArrayList<>();
    Query undo = Query.collection(Undo.collection(migration.checkpoint(subject)));
    usage = usage.plus(bulk.forEachPage(undo, images::addAll));
    return new Billed(new Listing(true, pulse, documents, images), usage);
  }

  boolean isOf(Optional<Instant> today) {
    return taken && pulse.equals(today);
  }

  List<DocPath> paths() {
    return documents.stream().map(Document::path).toList();
  }
}
