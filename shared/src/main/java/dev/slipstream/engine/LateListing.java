package dev.slipstream.engine;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Query;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands below a subject that something came late for, listed beside the transaction as {@link
 * Listing} is, and as long good: while the pulse stands, no operation adds a document or an entry.
 *
 * @param taken whether anything was listed at all
 * @param paths documents of the footprint's lists
 * @param journal the journal's entries, which never change
 */
record LateListing(
    boolean taken, Optional<Instant> pulse, List<DocPath> paths, Map<DocPath, Fields> journal) {

  static final LateListing NONE = new LateListing(false, Optional.empty(), List.of(), Map.of());

  LateListing {
    paths = List.copyOf(paths);
    journal = Collections.unmodifiableMap(new LinkedHashMap<>(journal));
  }

  /** A listing and what it is billed as. */
  record Billed(LateListing listing, Usage usage) {}

  static Billed of(Store store, Migration<?> migration, Subject subject, Optional<Instant> pulse) {
    Bulk bulk = new Bulk(store);
    Usage usage = Usage.NONE;
    List<DocPath> paths = new ArrayList<>();
    for (String list : migration.footprint(subject).lists()) {
      usage =
          usage.plus(
              bulk.forEachPage(
                  Query.collection(list).withoutFields(),
                  page -> page.stream().map(Document::path).forEach(paths::add)));
    }
    Map<DocPath, Fields> journal = new LinkedHashMap<>();
    Query entries = Query.collection(migration.audit().journal(subject));
    usage =
        usage.plus(
            bulk.forEachPage(
                entries, page -> page.forEach(entry -> journal.put(entry.path(), entry.fields()))));
    return new Billed(new LateListing(true, pulse, paths, journal), usage);
  }

  boolean isOf(Optional<Instant> today) {
    return taken && pulse.equals(today);
  }
}
