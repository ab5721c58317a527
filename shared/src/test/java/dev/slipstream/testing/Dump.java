package dev.slipstream.testing;

import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a store holds in the collections that the product writes or reads. */
public final class Dump {

  private static final List<String> COLLECTIONS =
      List.of(
          "profileData",
          "garageData",
          "socialData",
          "mapData",
          "dailyRewardsData",
          "clans",
          "Players",
          "Economy",
          "Transactions",
          "Garage",
          "Inventory",
          "Loadouts",
          "Tracks",
          "Social",
          "Ops",
          "Undo",
          "Clans",
          "Members",
          "Requests",
          "Names",
          "Entries",
          "Documents");

  private Dump() {}

  public static Map<DocPath, Document> of(Store store) {
    Map<DocPath, Document> documents = new TreeMap<>();
    for (String collection : COLLECTIONS) {
      Query query = Query.group(collection);
      Page page = store.list(query, ReadTime.latest());
      page.documents().forEach(document -> documents.put(document.path(), document));
      while (page.next().isPresent()) {
        page = store.list(query.after(page.next().get()), ReadTime.latest());
        page.documents().forEach(document -> documents.put(document.path(), document));
      }
    }
    return documents;
  }

  /** The new documents of one player, ledger and checkpoint aside. */
  public static Map<DocPath, Document> of(Store store, Subject player) {
    PlayerPaths paths = new PlayerPaths(player);
    Map<DocPath, Document> documents = new TreeMap<>();
    Snapshot singles = store.read(paths.singles(), ReadTime.latest()).snapshot();
    paths.singles().forEach(path -> singles.get(path).ifPresent(d -> documents.put(path, d)));
    for (String list : paths.lists()) {
      store
          .list(Query.collection(list), ReadTime.latest())
          .documents()
          .forEach(document -> documents.put(document.path(), document));
    }
    return documents;
  }

  /** The part of a dump below a document, or the document itself. */
  public static Map<DocPath, Document> below(Map<DocPath, Document> dump, String root) {
    Map<DocPath, Document> part = new TreeMap<>(dump);
    part.keySet().removeIf(path -> !(path + "/").startsWith(root + "/"));
    return part;
  }
}
