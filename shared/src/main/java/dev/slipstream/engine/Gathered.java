package dev.slipstream.engine;

import dev.slipstream.model.Document;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the subjects of a page before each is looked at: a query for each collection
 * that they have, where a look of its own is a query for each subject and collection.
 */
public final class Gathered {

  private final Instant at;
  private final Map<Subject, Look> looks = new HashMap<>();

  private Gathered(Instant at) {
    this.at = at;
  }

  static Gathered of(Store store, Migration<?> migration, Roster.Lines page) {
    Gathered gathered = new Gathered(page.at());
    for (Roster.Entry entry : page.entries()) {
      Look look = new Look(store, ReadTime.at(page.at()));
      // of a checkpoint that is not completed a look asks for nothing more than that
      look.know(
          migration.checkpoint(entry.subject()), entry.completed(), Usage.reads(entry.documents()));
      gathered.looks.put(entry.subject(), look);
    }
    List<Subject> completed =
        page.entries().stream()
            .filter(entry -> entry.completed().isPresent())
            .map(Roster.Entry::subject)
            .toList();
    if (!completed.isEmpty()) {
      gathered.list(new Bulk(store), migration, completed);
    }
    return gathered;
  }

  private void list(Bulk bulk, Migration<?> migration, List<Subject> completed) {
    int collections = migration.audit().collections(completed.get(0)).size();
    for (int i = 0; i < collections; i++) {
      int one = i;
      Map<Subject, String> names = new HashMap<>();
      completed.forEach(who -> names.put(who, migration.audit().collections(who).get(one)));
      Map<String, List<Document>> lists = bulk.lists(names.values(), ReadTime.at(at));
      names.forEach((who, name) -> look(who).know(name, lists.getOrDefault(name, List.of())));
    }
  }

  /** As of when all of it was read. */
  Instant at() {
    return at;
  }

  /** The look at a subject of the page; a bug to ask for another's. */
  Look look(Subject subject) {
    return Optional.ofNullable(looks.get(subject)).orElseThrow();
  }
}
