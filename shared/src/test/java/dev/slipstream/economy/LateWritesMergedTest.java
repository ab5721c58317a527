package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Comparison;
import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.LateWrites.Swept;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.Validator;
import dev.slipstream.layout.ClanPaths;
import dev.slipstream.mapping.OpaqueId;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Value;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.Limited;
import dev.slipstream.testing.Writes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a client wrote late, where nothing has happened since: the new documents take it. */
final class LateWritesMergedTest {

  private static final String CARS =
      """
      {"crateData":{"Common":2},"keyData":{"Common":1},"carCosmeticData":{"wheels":""},\
      "garageItemsData":[{"itemName":"Neon Spoiler","itemType":2,"variants":[\
      {"colorName":"Pink","count":3}]}],"carsData":[{"carName":"Phantom Racer","isPurchased":true,\
      "currentCarLevel":2,"isEquipped":true}]}""";
  private static final String MAP =
      """
      {"mapStats":[{"levelName":"Neon City Loop","stars":2,"bestTimeMs":61000,"unlocked":true}]}""";
  private static final String CLAN = "clan_uTess_1";
  private static final String NAMES_CLAN = "\"clanId\":\"" + CLAN + "\",";
  private static final RollbackRequest BACK = RollbackRequest.because("test");

  private final Store store = new MemoryStore();
  private Player tess =
      Player.on(store, "uTess").blob("mapData", MAP).blob("socialData", "{\"friends\":[\"u2\"]}");

  private Swept sweep() {
    return new LateWrites(store).sweep(Player.RACING, tess.subject());
  }

  private void late(String blob, String from, String to) {
    String text = tess.text(blob);
    assertTrue(text.contains(from), text);
    tess.blob(blob, text.replace(from, to));
  }

  private List<Fields> events() {
    return store
        .list(Query.collection("AdminOps/reconciliation/Events"), ReadTime.latest())
        .documents()
        .stream()
        .map(Document::fields)
        .toList();
  }

  private Map<DocPath, Document> quarantine() {
    return Dump.below(Dump.of(store), "AdminOps/quarantine");
  }

  private void assertSound() {
    Comparison comparison =
        new Validator(store).compare(Player.RACING, tess.subject(), ReadTime.latest());
    assertEquals(Verdict.MATCH, comparison.verdict(), comparison::toString);
    Chain.of(tess)
        .verify()
        .endsIn(tess.stats().fields("ledger"))
        .explains("coins", tess.stats())
        .explains("gems", tess.stats());
    assertEquals(List.of(), sweep().sources());
  }

  private void assertMerged(String... blobs) {
    int before = events().size();
    Swept swept = sweep();
    assertEquals(List.of(blobs), swept.merged(), () -> quarantine().toString());
    assertEquals(List.of(), swept.setAside());
    assertEquals(Map.of(), quarantine());
    assertEquals(before + blobs.length, events().size());
    assertSound();
  }

  private void assertSetAside(String why, String... blobs) {
    Map<DocPath, Fields> before = counted();
    Swept swept = sweep();
    assertEquals(List.of(blobs), swept.setAside());
    assertEquals(before, counted());
    String entry = "AdminOps/quarantine/Entries/racing:" + tess.subject().id();
    assertEquals(Optional.of(why), quarantine().get(DocPath.parse(entry)).fields().text("why"));
    for (String blob : blobs) {
      Fields bytes = tess.fields(tess.path(blob)).orElseThrow();
      assertTrue(
          quarantine().values().stream().anyMatch(k -> k.fields().fields("fields").equals(bytes)));
    }
    assertEquals(List.of(), sweep().sources());
  }

  /** All documents that count. */
  private Map<DocPath, Fields> counted() {
    Map<DocPath, Fields> counted = new TreeMap<>();
    Dump.of(store).forEach((path, document) -> counted.put(path, document.fields()));
    counted.remove(tess.checkpoint());
    counted.keySet().removeIf(path -> path.segments().get(0).equals("AdminOps"));
    return counted;
  }

  private Fields lateEntry() {
    return Chain.of(tess).entries().stream()
        .filter(entry -> entry.text("type").equals(Optional.of("lateWrite")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void balancesComeWithOneEntryThatContinuesTheChain() {
    tess.migrate();
    tess.blob(
        "profileData",
        Player.PROFILE
            .replace("100", "130")
            .replace("\"7\"", "2")
            .replace("240", "500")
            .replace("\"trophyLevel\":25", "\"trophyLevel\":40"));
    assertMerged("profileData");
    assertEquals(
        List.of(130L, 2L, 500L, 4L, 40L, 40L),
        List.of("coins", "gems", "xp", "level", "trophies", "trophiesPeak").stream()
            .map(tess::stat)
            .toList());
    Fields social = tess.fields(tess.paths().social()).orElseThrow();
    assertEquals(Optional.of(40L), social.integer("trophies"));
    assertEquals(Optional.of(4L), social.integer("level"));
    Fields delta =
        Fields.builder()
            .put("coins", 30)
            .put("gems", -5)
            .put("trophies", 15)
            .put("xp", 260)
            .build();
    assertEquals(delta, lateEntry().fields("delta"));
    assertEquals(Optional.of("new"), lateEntry().text("schema"));
    String opId = lateEntry().text("opId").orElseThrow();
    assertTrue(opId.matches("op_migrate_v1_late_profileData_[0-9a-f]{12}"), opId);
    Fields told = events().get(0);
    assertEquals(lateEntry().fields("before"), told.fields("from"));
    assertEquals(lateEntry().fields("after"), told.fields("to"));
    assertEquals(Optional.of("lateWrite"), told.text("kind"));
    assertEquals(Optional.of("profileData"), told.text("field"));
    assertEquals(Optional.of(""), told.text("runId"));
  }

  @Test
  void cratesKeysAndItemsGoUpAndDownAndComeAndGo() {
    tess.migrate();
    tess.blob(
        "garageData",
        """
        {"crateData":{"Common":0,"Rare":4},"keyData":{"Common":9},"garageItemsData":[\
        {"itemName":"Neon Spoiler","variants":[{"colorName":"Pink","count":0}]},\
        {"itemName":"Gamma Wheels","variants":[{"colorName":"Red","count":2}]}]}""");
    assertMerged("garageData");
    assertEquals(0, tess.stat("crates.common"));
    assertEquals(4, tess.stat("crates.rare"));
    assertEquals(9, tess.stat("keys.common"));
    assertEquals(Optional.empty(), tess.fields(tess.paths().item(Player.SPOILER)));
    Fields wheels = tess.fields(tess.paths().item(Player.WHEELS)).orElseThrow();
    assertEquals(Optional.of(2L), wheels.integer("qty"));
    assertEquals(
        Fields.builder()
            .put("crates.common", -2)
            .put("crates.rare", 4)
            .put(Player.SPOILER, -3)
            .put(Player.WHEELS, 2)
            .put("keys.common", 8)
            .build(),
        lateEntry().fields("delta"));
  }

  @Test
  void carsAndWhatTheyWear() {
    tess.blob("garageData", CARS).migrate();
    String more = "{\"carName\":\"Storm Rider\",\"isPurchased\":true,\"currentCarLevel\":1}";
    tess.blob(
        "garageData",
        CARS.replace("\"currentCarLevel\":2", "\"currentCarLevel\":5")
            .replace("\"wheels\":\"\"", "\"wheels\":\"Gamma Wheels_Red\"")
            .replace("\"isEquipped\":true}", "\"isEquipped\":true}," + more));
    assertMerged("garageData");
    String drift = Player.MAPPINGS.cars().idOf("Phantom Racer").orElseThrow();
    Fields car = tess.fields(tess.paths().car(drift)).orElseThrow();
    assertEquals(Optional.of(5L), car.integer("upgradeLevel"));
    assertEquals(Optional.of(Player.WHEELS), car.fields("cosmetics").text("wheels"));
    assertEquals(2, Chain.of(tess).entries().size(), "no amount, no entry");
  }

  @Test
  void nameDeckAndCarOfChoice() {
    String more = "\"isEquipped\":true},{\"carName\":\"Storm Rider\",\"isPurchased\":true}";
    tess.blob("garageData", CARS.replace("\"isEquipped\":true}", more));
    late("profileData", "\"username\"", "\"selectedCar\":\"Storm Rider\",\"username\"");
    tess.migrate();
    late("profileData", "Storm Rider", "Phantom Racer");
    late(
        "profileData",
        "\"username\":\"Tess\"",
        "\"username\":\"Tessa\",\"spellDeck\":[\"Shockwave\"],"
            + "\"friendRequestsSent\":[\"u9\"]");
    assertMerged("profileData");
    Fields root = tess.fields(tess.paths().root()).orElseThrow();
    assertEquals(Optional.of("Tessa"), root.text("username"));
    Fields loadout = tess.fields(tess.paths().loadout()).orElseThrow();
    assertEquals(1, loadout.items("spellDeck").size());
    assertEquals(Player.MAPPINGS.cars().idOf("Phantom Racer"), loadout.text("carId"));
    Fields social = tess.fields(tess.paths().social()).orElseThrow();
    assertEquals(Optional.of("Tessa"), social.text("username"));
    assertEquals(List.of(Value.of("u9")), social.items("friendRequestsSent"));
  }

  @Test
  void friendsAreTakenAlthoughCoinsHaveMovedSince() {
    tess.migrate();
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 50L));
    late("socialData", "\"u2\"", "\"u3\",\"u2\"");
    assertMerged("socialData");
    Fields social = tess.fields(tess.paths().social()).orElseThrow();
    assertEquals(List.of(Value.of("u3"), Value.of("u2")), social.items("friends"));
    assertEquals(150, tess.stat("coins"));
  }

  /** Nobody keeps a record by writing an older one, whoever has driven meanwhile. */
  @Test
  void theBestOfBothIsKeptOnEachTrack() {
    tess.migrate();
    late("mapData", "\"stars\":2,\"bestTimeMs\":61000", "\"stars\":3,\"bestTimeMs\":62000");
    Swept swept = sweep();
    assertEquals(List.of("mapData"), swept.merged());
    assertSound();
    DocPath path =
        tess.paths().track(Player.MAPPINGS.tracks().idOf("Neon City Loop").orElseThrow());
    Fields track = tess.fields(path).orElseThrow();
    assertEquals(Optional.of(3L), track.integer("stars"));
    assertEquals(Optional.of(61_000L), track.integer("bestTimeMs"));
    tess.document(path, track.with("bestTimeMs", Value.of(50_000)));
    late("mapData", "62000", "55000");
    assertEquals(List.of("mapData"), sweep().merged());
    assertEquals(Optional.of(50_000L), tess.fields(path).orElseThrow().integer("bestTimeMs"));
    assertSound();
  }

  @Test
  void aClanCountsTheTrophies() {
    ClanPaths clan = clanOfTess();
    late("profileData", "\"username\"", NAMES_CLAN + "\"username\"");
    tess.migrate();
    long total = total(clan);
    late("profileData", "\"trophyLevel\":25", "\"trophyLevel\":40");
    assertMerged("profileData");
    assertEquals(total + 15, total(clan));
    Fields member = tess.fields(clan.member(tess.subject())).orElseThrow();
    assertEquals(Optional.of(40L), member.integer("trophies"));
  }

  private ClanPaths clanOfTess() {
    Fields member =
        Fields.builder()
            .put("userId", tess.subject().id())
            .put("userName", "Tess")
            .put("role", "leader")
            .put("trophies", 25)
            .build();
    Writes.putLegacy(
        store,
        Map.of(
            DocPath.of("clans", tess.subject().id()),
            Fields.builder()
                .put("clanId", CLAN)
                .put("clanName", "Riders")
                .put("members", Value.items(List.of(member)))
                .build()));
    return new ClanPaths(OpaqueId.derive("clan", CLAN));
  }

  private long total(ClanPaths clan) {
    return tess.fields(clan.clan()).orElseThrow().fields("stats").integer("trophies").orElseThrow();
  }

  @Test
  void whatIsBoughtAndWhatIsPaidGoTogether() {
    tess.migrate();
    late("profileData", "100", "60");
    late("garageData", "\"Common\":2", "\"Common\":3");
    assertMerged("profileData", "garageData");
    assertEquals(60, tess.stat("coins"));
    assertEquals(3, tess.stat("crates.common"));
    assertEquals(3, Chain.of(tess).entries().size(), "one entry for both");
  }

  @Test
  void whereOneOfTwoCannotBeMergedNeitherIs() {
    tess.migrate();
    tess.receipt("op-crate-1", "grantCrate", Map.of("crates.rare", 1L));
    late("profileData", "100", "60");
    tess.blob("garageData", Player.GARAGE.replace("\"Common\":2", "\"Common\":3"));
    assertSetAside("garageData has changed since the cut-over.", "profileData", "garageData");
  }

  @Test
  void tracksAreMergedBesideWhatIsSetAside() {
    tess.migrate();
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 5L));
    tess.blob("profileData", Player.PROFILE.replace("100", "130"));
    late("mapData", "\"stars\":2", "\"stars\":3");
    Swept swept = sweep();
    assertEquals(List.of("mapData"), swept.merged());
    assertEquals(List.of("profileData"), swept.setAside());
    assertEquals(105, tess.stat("coins"));
    assertSound();
  }

  @Test
  void behindAnOperationAmountsAreNotMerged() {
    tess.migrate();
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 50L));
    tess.blob("profileData", Player.PROFILE.replace("100", "110"));
    assertSetAside("profileData has changed since the cut-over.", "profileData");
  }

  /** The client may have seen 150, and spent 20 of them. */
  @Test
  void operationsThatCancelEachOtherWereSeenAllTheSame() {
    tess.migrate();
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 50L));
    tess.receipt("op-coins-2", "spendCoins", Map.of("coins", -50L));
    tess.blob("profileData", Player.PROFILE.replace("100", "130"));
    assertSetAside(
        "An operation has moved coins, which the client may not have seen.", "profileData");
  }

  /** Its save may be older than the operation, whose coins it would take away. */
  @Test
  void behindAnOperationBeforeTheCutOverAmountsAreNotMerged() {
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 50L));
    tess.migrate();
    tess.blob("profileData", Player.PROFILE.replace("100", "110"));
    assertSetAside(
        "An operation has moved coins, which the client may not have seen.", "profileData");
  }

  @Test
  void amountsThatOperationsLeftAloneAreMerged() {
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 50L));
    tess.migrate();
    late("profileData", "\"7\"", "\"9\"");
    assertMerged("profileData");
    assertEquals(150, tess.stat("coins"));
    assertEquals(9, tess.stat("gems"));
  }

  @Test
  void aCarThatOnlyABlobSetAsideNamesIsNotMissing() {
    tess.migrate();
    tess.receipt("op-crate-1", "grantCrate", Map.of("crates.rare", 1L));
    tess.blob("garageData", CARS);
    assertEquals(List.of("garageData"), sweep().setAside());
    assertSound();
  }

  @Test
  void whatABlobPassesOverInSilenceIsNotTakenAway() {
    tess.migrate();
    tess.blob("garageData", Player.GARAGE.replace("\"Common\":2", ""));
    assertSetAside("It changes crates.common without saying so.", "garageData");
    tess.blob("garageData", Player.GARAGE.replace("\"count\":3", "\"count\":-3"));
    assertSetAside("It changes " + Player.SPOILER + " without saying so.", "garageData");
    tess.blob("garageData", "{\"crateData\":{\"Common\":2},\"keyData\":{\"Common\":1}}");
    assertSetAside("It changes " + Player.SPOILER + " without saying so.", "garageData");
    tess = Player.on(store, "uTwo").migrate();
    tess.blob("profileData", Player.PROFILE.replace("\"playerGem\":\"7\",", ""));
    assertSetAside("It changes playerGem without saying so.", "profileData");
    tess.blob("profileData", Player.PROFILE.replace("\"7\"", "-7"));
    assertSetAside("It changes playerGem without saying so.", "profileData");
  }

  @Test
  void aStubIsNotTaken() {
    tess.migrate();
    tess.blob(
        "profileData", "{\"userId\":\"uTess\",\"username\":\"Player_uTess\",\"trophyLevel\":0}");
    assertSetAside("It was made from an older save than was migrated.", "profileData");
    tess.blob("profileData", "");
    assertSetAside("It was made from an older save than was migrated.", "profileData");
  }

  @Test
  void whatCanOnlyGrowShowsAnOlderSave() {
    tess.blob("garageData", CARS).migrate();
    tess.blob("garageData", CARS.replace("\"currentCarLevel\":2", "\"currentCarLevel\":1"));
    assertSetAside("It was made from an older save than was migrated.", "garageData");
    tess = Player.on(store, "uTwo").migrate();
    late("profileData", "240", "230");
    assertSetAside("It was made from an older save than was migrated.", "profileData");
  }

  @Test
  void whatCannotBeReadIsSetAside() {
    tess.migrate();
    tess.blob("profileData", "{\"playerCoins\":");
    late("mapData", "\"stars\":2", "\"stars\":3");
    assertSetAside("profileData is not valid JSON.", "profileData", "mapData");
  }

  @Test
  void whatASetAsideDocumentHasAPartInIsNotKnown() {
    tess.migrate();
    tess.blob("profileData", Player.PROFILE.replace("240", "230"));
    sweep();
    late("socialData", "\"u2\"", "\"u3\"");
    assertSetAside("profileData, which has a part in it, was set aside before.", "socialData");
  }

  @Test
  void aClanThatWouldChangeIsNotMerged() {
    clanOfTess();
    tess.migrate();
    late("profileData", "\"username\"", NAMES_CLAN + "\"username\"");
    assertSetAside("The clan would change.", "profileData");
  }

  @Test
  void aSecondLateWriteIsMergedOnTopAndTheFirstAgainIsNot() {
    tess.migrate();
    String first = Player.PROFILE.replace("100", "130");
    tess.blob("profileData", first);
    assertMerged("profileData");
    tess.blob("profileData", first + " ");
    assertMerged("profileData");
    tess.blob("profileData", first.replace("130", "95"));
    assertMerged("profileData");
    assertEquals(95, tess.stat("coins"));
    tess.blob("profileData", first);
    assertSetAside("It was merged before.", "profileData");
    assertEquals(95, tess.stat("coins"));
  }

  @Test
  void whatWasMigratedIsLateOnceItWasMergedOver() {
    tess.migrate();
    late("profileData", "\"Tess\"", "\"Tessa\"");
    assertMerged("profileData");
    tess.blob("profileData", Player.PROFILE);
    assertMerged("profileData");
    assertEquals(
        Optional.of("Tess"), tess.fields(tess.paths().root()).orElseThrow().text("username"));
  }

  @Test
  void whatComesAfterAMergeGoesOnFromIt() {
    tess.migrate();
    late("profileData", "100", "130");
    assertMerged("profileData");
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 5L));
    assertEquals(Player.PROFILE.replace("100", "135"), tess.text("profileData"));
    assertSound();
    assertEquals(
        RollbackOutcome.ROLLED_BACK,
        new Rollback(store).rollBack(Player.RACING, tess.subject(), BACK).outcome());
    assertEquals(Player.PROFILE.replace("100", "135"), tess.text("profileData"));
    tess.migrate();
    assertEquals(135, tess.stat("coins"));
    Chain.of(tess).verify().endsIn(tess.stats().fields("ledger"));
  }

  @Test
  void aRollbackCarriesWhatCameLate() {
    tess.migrate();
    late("garageData", "\"Common\":2", "\"Common\":5");
    late("profileData", "100", "130");
    String profile = tess.text("profileData");
    assertEquals(
        RollbackOutcome.ROLLED_BACK,
        new Rollback(store).rollBack(Player.RACING, tess.subject(), BACK).outcome());
    assertEquals(profile, tess.text("profileData"));
    assertEquals(Map.of(), quarantine());
  }

  @Test
  void whatDoesNotFitIntoOneCommitIsSetAside() {
    tess.migrate();
    late("profileData", "100", "130");
    Store small = new Limited(store, Limits.production().withCommitWrites(3));
    Swept swept = new LateWrites(small).sweep(Player.RACING, tess.subject());
    assertEquals(List.of("profileData"), swept.setAside());
    assertEquals(100, tess.stat("coins"));
  }

  /**
   * 5 and the pulse; listed 1 car, 1 item, 1 track, 2 entries; again with 4 singles, 3, 1 daily.
   */
  @Test
  void whatItCosts() {
    tess.migrate();
    late("profileData", "100", "130");
    // Stats, entry, event, checkpoint
    assertEquals(new Usage(6 + 5 + 6 + 1 + 6, 4, 0), sweep().usage());
    assertEquals(Usage.reads(5), sweep().usage());
    late("mapData", "\"stars\":2", "\"stars\":3");
    // the track, the pulse, the event, the checkpoint
    assertEquals(new Usage(6 + 6 + 6 + 1 + 6, 4, 0), sweep().usage());
    late("profileData", "130", "131");
    late("profileData", "240", "230");
    // the bytes, the note, the checkpoint
    assertEquals(new Usage(6 + 6 + 6 + 1 + 6 + 1, 3, 0), sweep().usage());
  }

  /** An operation between the listing and the commit is seen, and nothing is merged over it. */
  @Test
  void whatComesBetweenTheListingAndTheCommitIsSeen() {
    tess.migrate();
    late("profileData", "100", "130");
    Store busy =
        new Limited(store, Limits.production()) {
          private int commits;

          @Override
          public <A> Applied<A> apply(dev.slipstream.model.Change<A> change) {
            if (++commits == 2) {
              tess.withoutMirror().receipt("op-meanwhile", "grantCoins", Map.of("coins", 50L));
            }
            return super.apply(change);
          }
        };
    Swept swept = new LateWrites(busy).sweep(Player.RACING, tess.subject());
    assertEquals(List.of("profileData"), swept.setAside());
    assertEquals(150, tess.stat("coins"));
    assertSound();
  }

  @Test
  void twoSweepsAtOnceMergeOnce() {
    tess.migrate();
    late("profileData", "100", "130");
    Store busy =
        new Limited(store, Limits.production()) {
          private int commits;

          @Override
          public <A> Applied<A> apply(dev.slipstream.model.Change<A> change) {
            if (++commits == 2) {
              assertEquals(List.of("profileData"), sweep().merged());
            }
            return super.apply(change);
          }
        };
    assertEquals(List.of(), new LateWrites(busy).sweep(Player.RACING, tess.subject()).sources());
    assertEquals(130, tess.stat("coins"));
    assertSound();
  }
}
