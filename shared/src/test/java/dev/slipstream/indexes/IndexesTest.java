package dev.slipstream.indexes;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Value;
import dev.slipstream.store.Query;
import dev.slipstream.store.Query.Comparison;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.testing.FirestoreEmulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The emulator answers every query, with an index or without; production refuses those without. But
 * the emulator says which indexes it would have needed.
 */
final class IndexesTest {

  private static final Path ROOT = Path.of(System.getProperty("slipstream.root"));
  private static final Path FILE = ROOT.resolve("firestore.indexes.json");
  private static final Set<Index> DEPLOYED = Index.deployed(FILE);

  private static final Query PROFILES = Query.group("profileData").withoutFields();

  private static final Query CHECKPOINTS =
      Query.group("Ops").where(FieldPath.of("opId"), Comparison.EQUAL, Value.of("op_migrate_v1"));

  private static final Query MIGRATED =
      CHECKPOINTS.where(FieldPath.of("status"), Comparison.EQUAL, Value.of("completed"));

  private static final Query QUARANTINE = Query.collection("AdminOps/quarantine/Entries");

  /**
   * By where the code asks it: the queries that it asks there, of every shape. Nothing, where what
   * is made there is asked in the next line.
   */
  private static final Map<String, List<Consumer<Store>>> ASKED =
      Map.ofEntries(
          asked(
              "Busy: Query.collection(where.collection())",
              Query.collection("raceData")
                  .where(FieldPath.of("userId"), Comparison.EQUAL, Value.of("u1"))
                  .where(FieldPath.of("settled"), Comparison.EQUAL, Value.of(false))
                  .withoutFields()),
          entry(
              "Census: store.count(Checkpoints.of(migration,status),ReadTime.latest())",
              List.of(
                  store ->
                      store.count(
                          CHECKPOINTS.where(
                              FieldPath.of("status"), Comparison.EQUAL, Value.of("failed")),
                          ReadTime.latest()))),
          entry(
              "Census: store.sum(Checkpoints.of(migration),field,ReadTime.latest())",
              List.of(
                  store -> sum(store, CHECKPOINTS, "billed.reads"),
                  store -> sum(store, CHECKPOINTS, "billed.writes"),
                  store -> sum(store, CHECKPOINTS, "billed.deletes"))),
          asked("ClanTotals: Query.collection(\"Clans\")", Query.collection("Clans")),
          asked("ClanTotals: Query.collection(clan.path()+\"/Members\")"),
          entry(
              "ClanTotals: store.sum(members,FieldPath.of(\"trophies\"),ReadTime.latest())",
              List.of(store -> sum(store, Query.collection("Clans/c1/Members"), "trophies"))),
          asked(
              "Bulk: Query.between(Collections.min(collections,order),Collections.max(collections,order))",
              Query.between("Players/u1/Garage", "Players/u2/Garage"),
              Query.between("Players/u1/Inventory", "Players/u2/Inventory"),
              Query.between("Players/u1/Progress/v1/Tracks", "Players/u2/Progress/v1/Tracks")),
          asked("CoverageVerb: Query.group(ProfileBlob.NAME)", PROFILES),
          asked("GameDataSeed: Query.collection(MasterData.CLANS)", Query.collection("clans")),
          asked(
              "LatestReads: Query.collection(collection)",
              Query.collection("Players/u1/Garage"),
              Query.collection("Players/u1/Inventory"),
              Query.collection("Players/u1/Progress/v1/Tracks")),
          asked(
              "Listing: Query.collection(list)",
              Query.collection("Players/u1/Garage").withoutFields(),
              Query.collection("Players/u1/Inventory").withoutFields(),
              Query.collection("Players/u1/Progress/v1/Tracks").withoutFields()),
          asked(
              "Listing: Query.collection(beside)",
              Query.collection("Players/u1/Economy/v1/Transactions"),
              Query.collection("Players/u1/Ops/op_migrate_v1/Undo")),
          asked(
              "Look: Query.collection(collection)",
              Query.collection("Players/u1/Economy/v1/Transactions"),
              Query.collection("Players/u1/Garage"),
              Query.collection("Players/u1/Inventory"),
              Query.collection("Players/u1/Progress/v1/Tracks")),
          asked(
              "Checkpoints: Query.group(migration.checkpoint(newSubject(\"any\")).collectionId())",
              Query.group("Ops"),
              MIGRATED,
              MIGRATED
                  .after(DocPath.parse("Players/u1/Ops/op_migrate_v1"))
                  .upTo(DocPath.parse("Players/u2/Ops/op_migrate_v1"))),
          entry(
              "Migrants: store.count(Checkpoints.group(migration),ReadTime.latest())",
              List.of(store -> store.count(Query.group("Ops"), ReadTime.latest()))),
          asked("QuarantineEntries: Query.collection(Quarantine.COLLECTION)", QUARANTINE),
          entry(
              "QuarantineEntries: store.count(alike,ReadTime.latest())",
              List.of(
                  store ->
                      store.count(
                          QUARANTINE
                              .where(FieldPath.of("fingerprint"), Comparison.EQUAL, Value.of("f"))
                              .where(FieldPath.of("epoch"), Comparison.EQUAL, Value.of(1)),
                          ReadTime.latest()))),
          asked(
              "Sweep: Query.collection(SweepRun.COLLECTION)",
              Query.collection("AdminOps/validation/Runs")
                  .where(FieldPath.of("status"), Comparison.EQUAL, Value.of("running"))),
          entry(
              "Roster: store.count(Checkpoints.of(migration,Checkpoint.COMPLETED),ReadTime.latest())",
              List.of(store -> store.count(MIGRATED, ReadTime.latest()))),
          asked(
              "Population: Query.group(migration.population())",
              PROFILES,
              PROFILES.after(DocPath.parse("players/u1/profileData/profileData"))),
          entry(
              "Population: store.count(ids(migration),ReadTime.latest())",
              List.of(store -> store.count(PROFILES, ReadTime.latest()))));

  /** Asked page by page, in the order of paths. */
  private static Map.Entry<String, List<Consumer<Store>>> asked(String site, Query... queries) {
    return entry(
        site,
        Stream.of(queries)
            .<Consumer<Store>>map(query -> store -> store.list(query, ReadTime.latest()))
            .toList());
  }

  private static void sum(Store store, Query query, String field) {
    store.sum(query, FieldPath.of(field.split("\\.")), ReadTime.latest());
  }

  @Test
  void everyQueryOfTheCodeIsAskedHere() throws IOException {
    Set<String> asked = QuerySites.of(ROOT);
    Set<String> missing = new HashSet<>(asked);
    missing.removeAll(ASKED.keySet());
    assertEquals(Set.of(), missing, "a query that no test asks: add it to ASKED, in every shape");
    Set<String> gone = new HashSet<>(ASKED.keySet());
    gone.removeAll(asked);
    assertEquals(Set.of(), gone, "the code does not ask it any more: take it out of ASKED");
  }

  @Test
  void everyQueryOfTheCodeIsServed() throws IOException {
    Set<Index> needed = neededByTheCode();
    needed.removeIf(index -> DEPLOYED.stream().anyMatch(has -> has.serves(index)));
    assertEquals(Set.of(), needed, "production refuses what needs these: add them to " + FILE);
  }

  @Test
  void everyQueryOfTheContractIsServed() throws Exception {
    for (ContractQuery query : ContractQuery.values()) {
      Index needed = needed(query);
      assertTrue(
          DEPLOYED.stream().anyMatch(has -> has.serves(needed)), () -> query + ": " + needed);
    }
  }

  @Test
  void noIndexIsThereForNothing() throws Exception {
    Set<Index> needed = neededByTheCode();
    for (ContractQuery query : ContractQuery.values()) {
      needed.add(needed(query));
    }
    Set<Index> unused = new HashSet<>(DEPLOYED);
    unused.removeIf(has -> needed.stream().anyMatch(has::serves));
    assertEquals(Set.of(), unused, "every write pays for these, and no query needs them");
  }

  private static Set<Index> neededByTheCode() throws IOException {
    String project = FirestoreEmulator.newProject();
    try (Store store = FirestoreEmulator.store(project, Limits.emulator())) {
      ASKED.values().stream().flatMap(List::stream).forEach(query -> query.accept(store));
    }
    return Index.needed(FirestoreEmulator.host(), project);
  }

  /** In a project of its own, so that nothing else has needed anything. */
  private static Index needed(ContractQuery query) throws Exception {
    String project = FirestoreEmulator.newProject();
    Firestore firestore =
        FirestoreOptions.newBuilder()
            .setProjectId(project)
            .setEmulatorHost(FirestoreEmulator.host())
            .build()
            .getService();
    try {
      query.on(firestore).get().get();
    } finally {
      firestore.close();
    }
    Set<Index> needed = Index.needed(FirestoreEmulator.host(), project);
    assertEquals(1, needed.size(), () -> query + " needs " + needed);
    return needed.iterator().next();
  }

  /** The economy's totals are sums, which need what a list in the same order needs. */
  @Test
  void aSumOverAllPlayersIsServed() throws IOException {
    String project = FirestoreEmulator.newProject();
    try (Store store = FirestoreEmulator.store(project, Limits.emulator())) {
      sum(store, Query.group("Economy"), "coins");
    }
    Set<Index> needed = Index.needed(FirestoreEmulator.host(), project);
    assertEquals(1, needed.size());
    assertTrue(DEPLOYED.containsAll(needed), needed::toString);
  }

  @Test
  void theOtherDirectionServesNothing() {
    Index newestFirst = ledger("type ASCENDING", "createdAt DESCENDING");
    assertTrue(newestFirst.serves(newestFirst));
    assertFalse(newestFirst.serves(ledger("type ASCENDING", "createdAt ASCENDING")));
  }

  private static Index ledger(String... fields) {
    return new Index("Transactions", "COLLECTION", List.of(fields));
  }
}
