package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.Validation;
import dev.slipstream.engine.Validator;
import dev.slipstream.model.Difference;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.TickingClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What validation finds of one player, what it says, and what it mends. */
final class ValidationTest {

  private static final String RUN = "run-1";
  private static final String MAP =
      """
      {"mapStats":[{"levelName":"Neon City Loop","stars":2,"bestTimeMs":61000,"unlocked":true}]}""";

  private final TickingClock clock = new TickingClock();
  private final Store store = clock.newStore();
  private final Validator validator = new Validator(store);
  private Player player =
      Player.on(store, "u1").blob("mapData", MAP).blob("socialData", "{\"friends\":[\"u2\"]}");

  private Validation validate() {
    return validator.validate(Player.RACING, player.subject(), clock);
  }

  private Validation repair() {
    return validator.repair(Player.RACING, player.subject(), clock, RUN);
  }

  private static List<String> words(Validation validation) {
    return validation.comparison().differences().stream()
        .map(difference -> Player.RACING.audit().words(difference))
        .toList();
  }

  private void assertClean() {
    Validation validation = validate();
    assertEquals(Verdict.MATCH, validation.verdict(), () -> words(validation).toString());
  }

  /** Lays fields upon a document, as nobody should. */
  private void tamper(String path, Fields fields) {
    store.apply(Changes.writing(new Write.Merge(at(path), fields)));
  }

  private DocPath at(String path) {
    return DocPath.parse("Players/u1" + (path.isEmpty() ? "" : "/" + path));
  }

  private void assertFoundAndMended(String... said) {
    Map<DocPath, Document> before = Dump.of(store);
    Validation found = validate();
    assertEquals(List.of(said), words(found));
    assertEquals(before, Dump.of(store), "validating writes nothing");
    Validation repaired = repair();
    assertEquals(Verdict.REPAIRED, repaired.verdict(), repaired::toString);
    assertClean();
    assertEquals(found.comparison().differences().size(), events().size());
  }

  private List<Fields> events() {
    return store
        .list(Query.collection("AdminOps/reconciliation/Events"), ReadTime.latest())
        .documents()
        .stream()
        .map(Document::fields)
        .toList();
  }

  @Test
  void beforeTheCutOverThereIsNothingToCompare() {
    Validation validation = validate();
    assertEquals(Verdict.NOT_MIGRATED, validation.verdict());
    assertEquals(1, validation.usage().reads());
  }

  @Test
  void aPlayerAsMigratedMatchesAndEachDocumentIsReadOnce() {
    player.migrate();
    Validation validation = validate();
    assertEquals(Verdict.MATCH, validation.verdict(), () -> words(validation).toString());
    // checkpoint, four blobs and the daily claim's; root, Stats, loadout, profile; two entries;
    // the car, the item and the track
    assertEquals(15, validation.usage().reads());
    assertEquals(9, validation.comparison().compared());
  }

  @ParameterizedTest(name = "{0} {1} = {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Economy/Stats | coins | 150 | has 50 coins too many (150, expected 100)",
        "Economy/Stats | gems | 1 | lost 6 gems (1, expected 7)",
        "Economy/Stats | xp | 999 | has 759 XP too many (999, expected 240)",
        "Economy/Stats | level | 9 | level of the balances is 9, expected 2",
        "Economy/Stats | trophies | 0 | lost 25 trophies (0, expected 25)",
        "Economy/Stats | trophiesPeak | 99 | has 74 trophies at the peak too many (99, expected 25)",
        "Economy/Stats | extra | 1 | extra of the balances is 1, expected nothing",
        "Inventory/item_3m8qk2p0sx | qty | 1 | lost 2 Neon Spoiler (Pink) (1, expected 3)",
        "Social/Profile | trophies | 7 | trophies of the social profile is 7, expected 25",
        "Loadouts/primary | carId | 7 | carId of the loadout is 7, expected Deimos GT",
        "'' | avatarId | 8 | avatarId of the player's document is 8, expected 1",
        "'' | username | 8 | username of the player's document is not as expected",
        "'' | email | 8 | email of the player's document is not as expected",
      })
  void aTamperedFieldIsFoundNamedAndMended(String path, String field, long value, String said) {
    player.migrate();
    tamper(path, Fields.of(field, Value.of(value)));
    assertFoundAndMended(said);
  }

  @Test
  void tamperedCratesAndTheLedgersEndAreFoundAndMended() {
    player.migrate();
    tamper("Economy/Stats", Fields.of("crates", Fields.of("rare", Value.of(4))));
    tamper("Economy/Stats", Fields.of("ledger", Fields.of("head", Value.of("abc"))));
    Validation found = validate();
    assertEquals("has 4 rare crates too many (4, expected 0)", words(found).get(0));
    assertTrue(words(found).get(1).startsWith("the balances do not say where the ledger ends"));
    assertEquals(Verdict.REPAIRED, repair().verdict());
    assertClean();
  }

  @Test
  void whatIsMissingIsMadeAgain() {
    player.migrate();
    for (String path :
        List.of(
            "Economy/Stats", "Inventory/" + Player.SPOILER, "Loadouts/primary", "Social/Profile")) {
      player.without(at(path));
    }
    player.without(at(""));
    Validation found = validate();
    assertEquals(5, found.comparison().differences().size());
    assertTrue(words(found).contains("lost 3 Neon Spoiler (Pink)"), words(found)::toString);
    assertEquals(Verdict.REPAIRED, repair().verdict());
    assertClean();
  }

  @Test
  void whatNothingExplainsIsTakenAway() {
    player.migrate();
    tamper("Inventory/" + Player.WHEELS, Fields.of("qty", Value.of(2)));
    assertFoundAndMended("has 2 Gamma Wheels (Red) that nothing explains");
    assertEquals(true, player.fields(at("Inventory/" + Player.WHEELS)).isEmpty());
  }

  @Test
  void carsAndTracksAreFoundAndMended() {
    player.migrate();
    String car = list(player.paths().garage());
    String track = list(player.paths().tracks());
    tamper("Garage/" + car, Fields.of("upgradeLevel", Value.of(20)));
    tamper("Progress/v1/Tracks/" + track, Fields.of("bestTimeMs", Value.of(1)));
    List<String> said = words(validate());
    assertEquals("upgradeLevel of the car Deimos GT is 20, expected 0", said.get(0));
    assertEquals("best time on Neon City Loop is 0.001 s, expected 61.000 s", said.get(1));
    assertEquals(Verdict.REPAIRED, repair().verdict());
    assertClean();
  }

  private String list(String collection) {
    return store
        .list(Query.collection(collection), ReadTime.latest())
        .documents()
        .get(0)
        .path()
        .id();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatOperationsDidIsNoDifference(boolean isMirrored) {
    player.post("op-before-1", "grantCoins", Map.of("coins", 5L));
    player.migrate();
    player = isMirrored ? player : player.withoutMirror();
    player.post("op-after-01", "spendCoins", Map.of("coins", -30L));
    player.post("op-after-02", "grantItem", Map.of(Player.WHEELS, 2L));
    player.post("op-after-03", "spendItem", Map.of(Player.SPOILER, -3L));
    player.post("op-after-04", "grantXp", Map.of("xp", 900L));
    player.post("op-after-05", "adjustTrophies", Map.of("trophies", 40L));
    player.post("op-after-06", "adjustTrophies", Map.of("trophies", -99L));
    player.post("op-after-07", "grantCrate", Map.of("crates.rare", 2L));
    assertClean();
    tamper("Economy/Stats", Fields.of("coins", Value.of(80)));
    assertFoundAndMended("has 5 coins too many (80, expected 75)");
    tamper("Economy/Stats", Fields.of("xp", Value.of(0)));
    assertEquals(List.of("lost 1140 XP (0, expected 1140)"), words(validate()));
  }

  @Test
  void theEventSaysWhatWasChanged() {
    player.migrate();
    tamper("Economy/Stats", Fields.of("coins", Value.of(150)));
    repair();
    Fields event = events().get(0);
    assertEquals(
        Fields.builder()
            .put("kind", "validation")
            .put("subject", "u1")
            .put("path", "Players/u1/Economy/Stats")
            .put("field", "coins")
            .put("from", 150)
            .put("to", 100)
            .put("drift", 50)
            .put("runId", RUN)
            .build(),
        event.without("at"));
  }

  @Test
  void anEntryThatWasChangedIsFoundAndCannotBeMended() {
    player.migrate();
    player.post("op-after-01", "spendCoins", Map.of("coins", -30L));
    player.post("op-after-02", "spendCoins", Map.of("coins", -1L));
    tamper(
        "Economy/v1/Transactions/op-after-01", Fields.of("reason", Value.of("because I say so")));
    assertTrue(words(validate()).get(0).startsWith("the ledger is broken at entry op-after-02"));
    Validation refused = repair();
    assertEquals(Verdict.MISMATCH, refused.verdict());
    assertTrue(
        refused.refusal().orElseThrow().startsWith("u1 is not repaired, since nothing proves"),
        refused::toString);
    assertEquals(List.of(), events());
  }

  @ParameterizedTest
  @ValueSource(strings = {"op-after-01", "op-after-02", "op_migrate_v1_profile"})
  void anEntryThatIsMissingIsFoundAndCannotBeMended(String opId) {
    player.migrate();
    player.post("op-after-01", "spendCoins", Map.of("coins", -30L));
    player.post("op-after-02", "spendCoins", Map.of("coins", -1L));
    player.without(player.receipt(opId));
    assertEquals(Verdict.MISMATCH, validate().verdict());
    assertNotEquals(List.of(), validate().comparison().unprovable());
    assertTrue(repair().refusal().isPresent());
  }

  @Test
  void theLastEntryIsBelievedWhereTheAmountsAgreeWithItAndNotOtherwise() {
    player.migrate();
    player.post("op-after-01", "spendCoins", Map.of("coins", -30L));
    Fields entry = player.entry("op-after-01");
    tamper(
        "Economy/v1/Transactions/op-after-01",
        Fields.builder()
            .put("delta", Fields.of("coins", Value.of(-10)))
            .put("after", Fields.of("coins", Value.of(90)))
            .build());
    assertTrue(repair().refusal().isPresent());
    player.document(player.receipt("op-after-01"), entry);
    assertClean();
    tamper("Economy/Stats", Fields.of("ledger", Fields.of("seq", Value.of(2))));
    assertEquals(Verdict.REPAIRED, repair().verdict());
    assertClean();
  }

  @Test
  void whatAServerHasSignedIsNoDifferenceButItsAmountsAre() {
    player.migrate();
    Fields signature = Fields.of("_m", Fields.of("op", Value.of("buy-car-1")));
    tamper("Loadouts/primary", signature.with("carId", Value.of("car_x")));
    tamper("Garage/car_new", signature.with("owned", Value.of(true)));
    tamper("Economy/Stats", signature.with("lastDailyClaimAt", Value.of(clock.instant())));
    assertClean();
    tamper("Economy/Stats", Fields.of("coins", Value.of(1)));
    assertFoundAndMended("lost 99 coins (1, expected 100)");
  }

  @Test
  void aLateWriteIsToldAndProvesNothing() {
    player.migrate();
    player.post("op-after-01", "grantCoins", Map.of("coins", 1L));
    player.blob(
        "profileData", "{\"playerCoins\": 9, \"username\": \"Late\", \"playerExperience\": 7}");
    Validation told = validate();
    assertEquals(Verdict.MATCH, told.verdict(), () -> words(told).toString());
    assertEquals(List.of("profileData"), told.comparison().lateWrites());
    assertTrue(told.comparison().isUnswept());
    assertEquals(List.of("profileData"), player.sweep());
    player.post("op-after-02", "grantXp", Map.of("xp", 10L));
    assertClean();
    assertEquals(false, validate().comparison().isUnswept());
    tamper("Economy/Stats", Fields.of("coins", Value.of(9)));
    assertEquals(List.of("lost 92 coins (9, expected 101)"), words(validate()));
    tamper("Economy/Stats", Fields.of("xp", Value.of(9)));
    assertEquals(Verdict.REPAIRED, repair().verdict());
    assertEquals(250, player.stat("xp"));
    assertClean();
  }

  @Test
  void aLegacyDocumentThatCannotBeReadIsFound() {
    player.migrate();
    player.blob("garageData", "{");
    assertEquals(
        List.of("the legacy document garageData cannot be read, so nothing proves the new ones"),
        words(validate()));
    assertTrue(repair().refusal().isPresent());
  }

  @Test
  void whatIsGoneAtTheSecondLookIsNotReal() {
    player.migrate();
    tamper("Economy/Stats", Fields.of("coins", Value.of(1)));
    Map<Integer, Runnable> looks = Map.of(2, this::mendByHand);
    int[] asked = {0};
    Validation validation =
        validator.validate(
            Player.RACING,
            player.subject(),
            () -> {
              looks.getOrDefault(++asked[0], () -> {}).run();
              return clock.instant();
            });
    assertEquals(Verdict.MATCH, validation.verdict());
    assertEquals(List.<Difference>of(), validation.comparison().differences());
  }

  private void mendByHand() {
    tamper("Economy/Stats", Fields.of("coins", Value.of(100)));
  }

  @Test
  void anOperationDuringTheRepairIsNotUndone() {
    player.migrate();
    player.post("op-after-01", "grantCoins", Map.of("coins", 1L));
    tamper("Economy/Stats", Fields.of("coins", Value.of(500)));
    int[] asked = {0};
    Validation repaired =
        validator.repair(
            Player.RACING,
            player.subject(),
            () -> {
              if (++asked[0] == 2) {
                player.post("op-meanwhile", "grantCoins", Map.of("coins", 20L));
              }
              return clock.instant();
            },
            RUN);
    assertEquals(Verdict.REPAIRED, repaired.verdict());
    assertEquals(121, player.stat("coins"));
    assertClean();
  }
}
