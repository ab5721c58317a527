package dev.slipstream.seed;

import dev.slipstream.engine.Bulk;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.List;

/** The invariant of clans, contract F2: a clan's trophies are the sum of its members'. */
public final class ClanTotals {

  private final Store store;

  public ClanTotals(Store store) {
    this.store = store;
  }

  /** A sentence for each clan whose total is not the sum of its members. */
  public List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    new Bulk(store)
        .forEachPage(Query.collection("Clans"), page -> page.forEach(clan -> check(clan, wrong)));
    return wrong;
  }

  private void check(Document clan, List<String> wrong) {
    Query members = Query.collection(clan.path() + "/Members");
    long sum = store.sum(members, FieldPath.of("trophies"), ReadTime.latest()).exact();
    long total = clan.fields().fields("stats").integer("trophies").orElse(-1L);
    if (sum != total) {
      wrong.add(clan.path() + ": has " + total + " trophies, its members " + sum);
    }
  }
}
