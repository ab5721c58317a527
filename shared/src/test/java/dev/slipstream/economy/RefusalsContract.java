package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A refusal says why, and writes nothing. */
interface RefusalsContract extends EconomyGround {

  /** From here on a rollback in parts is under way. */
  static void rollBack(Player player) {
    Fields checkpoint = player.fields(player.checkpoint()).orElseThrow();
    player.document(
        player.checkpoint(),
        checkpoint.with("rollingBackSince", Value.of(Instant.parse("2025-11-01T00:00:00Z"))));
  }

  private void assertRefused(Posted why, Player player, String type, Map<String, Long> delta) {
    Changed.assertNothing(
        store(), () -> assertEquals(why, player.post("op-refused", type, delta), type));
  }

  @Test
  default void whoHasTooLittleIsToldWhatTheyHaveAndNeed() {
    for (Player player : List.of(tess(), yan().migrate())) {
      assertInsufficient(player, "spendCoins", "coins", 100, 101);
      assertInsufficient(player, "spendGems", "gems", 7, Limits.MAX_EXACT);
      assertInsufficient(player, "spendItem", Player.SPOILER, 3, 4);
      assertInsufficient(player, "spendItem", Player.WHEELS, 0, 1);
      player.withCrates();
      assertRefused(
          new Posted.Insufficient(player.subject(), "crates.rare", 0, 1),
          player,
          "openCrate",
          Map.of("crates.rare", -1L));
    }
  }

  private void assertInsufficient(Player player, String type, String name, long have, long need) {
    assertRefused(
        new Posted.Insufficient(player.subject(), name, have, need),
        player,
        type,
        Map.of(name, -need));
  }

  @Test
  default void aCrateWithoutAKeyStaysShut() {
    Player tess = tess().withCrates();
    tess.receipt("op-grant-rare", "grantCrate", Map.of("crates.rare", 1L));
    Posted why = new Posted.Insufficient(tess.subject(), "keys.rare", 0, 1);
    assertRefused(why, tess, "openCrate", Map.of("crates.rare", -1L));
    assertRefused(why, tess.migrate(), "openCrate", Map.of("crates.rare", -1L));
  }

  @Test
  default void oneAmountTooFewRefusesAllOfThem() {
    Player tess = tess().migrate();
    assertRefused(
        new Posted.Insufficient(tess.subject(), Player.WHEELS, 0, 1),
        tess,
        "spendItem",
        Map.of(Player.SPOILER, -1L, Player.WHEELS, -1L));
  }

  @Test
  default void nobodyGetsMoreThanEveryClientCanCount() {
    Map<String, Map<String, Long>> most =
        Map.of(
            "grantCoins", Map.of("coins", Limits.MAX_EXACT - 99),
            "grantGems", Map.of("gems", Limits.MAX_EXACT),
            "grantXp", Map.of("xp", Limits.MAX_EXACT - 239),
            "adjustTrophies", Map.of("trophies", Limits.MAX_EXACT - 24),
            "grantItem", Map.of(Player.SPOILER, Limits.MAX_EXACT - 2),
            "grantCrate", Map.of("crates.common", Limits.MAX_EXACT - 1),
            "grantKey", Map.of("keys.common", Limits.MAX_EXACT));
    for (Player player : List.of(tess(), yan().migrate())) {
      most.forEach(
          (type, delta) -> {
            String name = delta.keySet().iterator().next();
            assertRefused(new Posted.OutOfRange(player.subject(), name), player, type, delta);
          });
    }
  }

  @Test
  default void exactlyTheMostIsGranted() {
    for (Player player : List.of(tess(), yan().migrate())) {
      Receipt receipt =
          player.receipt("op-the-most", "grantCoins", Map.of("coins", Limits.MAX_EXACT - 100));
      assertEquals(Optional.of(Limits.MAX_EXACT), receipt.balances().integer("coins"));
      player.receipt("op-most-xp", "grantXp", Map.of("xp", Limits.MAX_EXACT - 240));
    }
  }

  @Test
  default void nobodyIsNobody() {
    Player nobody = new Player(store(), new Subject("uNobody"), Player.GAME);
    Posted why = new Posted.NotFound(nobody.subject());
    assertRefused(why, nobody, "grantCoins", Map.of("coins", 1L));
    nobody.blob("garageData", Player.GARAGE);
    assertRefused(why, nobody, "grantCoins", Map.of("coins", 1L));
    assertRefused(why, nobody.withoutMirror(), "grantCoins", Map.of("coins", 1L));
  }

  @Test
  default void onTheWayBackNeitherSchemaIsWritten() {
    Player tess = tess().migrate();
    rollBack(tess);
    Posted why = new Posted.RollingBack(tess.subject());
    assertRefused(why, tess, "grantCoins", Map.of("coins", 1L));
    assertRefused(why, tess.withoutMirror(), "spendCoins", Map.of("coins", -1L));
  }

  private void assertBroken(String code, String pointer, Player player, String type) {
    Map<String, Long> delta =
        Map.of(
                "grantCoins", Map.of("coins", 1L),
                "grantXp", Map.of("xp", 1L),
                "grantKey", Map.of("keys.common", 1L),
                "grantItem", Map.of(Player.SPOILER, 1L))
            .get(type);
    Changed.assertNothing(
        store(),
        () -> {
          Posted.Broken broken =
              assertInstanceOf(Posted.Broken.class, player.post("op-broken-1", type, delta));
          assertEquals(player.subject(), broken.player());
          Finding finding = broken.finding();
          assertEquals(code, finding.code().name());
          assertEquals(pointer, finding.phase() + " " + finding.at().pointer());
        });
  }

  private Player profile(String text) {
    return another().blob("profileData", text);
  }

  private Player garage(String text) {
    return another().blob("garageData", text);
  }

  @Test
  default void blobsThatCannotBeUnderstoodAreReportedWithTheirPlace() {
    assertBroken("MALFORMED_JSON", "profileData ", profile("{\"playerCoins\":1"), "grantCoins");
    assertBroken("MALFORMED_JSON", "profileData ", profile("{\"a\":NaN}"), "grantCoins");
    assertBroken("BLOB_NOT_OBJECT", "profileData ", profile("[1]"), "grantCoins");
    assertBroken("BLOB_NOT_OBJECT", "profileData ", profile("\"[]\""), "grantCoins");
    assertBroken("MALFORMED_JSON", "garageData ", garage("{]"), "grantCoins");
    assertBroken("BLOB_NOT_OBJECT", "garageData ", garage("7"), "grantCoins");
    Player tess = tess();
    tess.document(tess.path("garageData"), Fields.of("garageData", Fields.empty()));
    assertBroken("BLOB_NOT_OBJECT", "garageData ", tess, "grantCoins");
  }

  @Test
  default void numbersThatAreNoneAreReportedWithTheirPlace() {
    Map<String, String> fields =
        Map.of(
            "playerCoins", "{\"playerCoins\":\"many\"}",
            "playerGem", "{\"playerGem\":[1]}",
            "playerExperience", "{\"playerExperience\":true}",
            "trophyLevel", "{\"trophyLevel\":{}}",
            "trophyHighestLevel", "{\"trophyHighestLevel\":\"1e3\"}");
    fields.forEach(
        (field, text) ->
            assertBroken("BAD_NUMBER", "profileData /" + field, profile(text), "grantCoins"));
    assertBroken(
        "VALUE_OUT_OF_RANGE",
        "profileData /playerGem",
        profile("{\"playerGem\":9007199254740992}"),
        "grantCoins");
    assertBroken(
        "BAD_NUMBER",
        "garageData /crateData/Common",
        garage("{\"crateData\":{\"Common\":\"x\"}}"),
        "grantCoins");
    assertBroken(
        "VALUE_OUT_OF_RANGE",
        "garageData /keyData/common",
        garage("{\"keyData\":{\"Common\":9007199254740991,\"common\":1}}"),
        "grantCoins");
  }

  /** The level is written beside the experience. */
  @Test
  default void aLevelThatIsNoneStopsExperienceAlone() {
    Player tess = profile("{\"playerCoins\":1,\"playerLevel\":true}");
    assertBroken("BAD_NUMBER", "profileData /playerLevel", tess, "grantXp");
    tess.receipt("op-coins-go-on", "grantCoins", Map.of("coins", 1L));
  }

  @Test
  default void anItemThatCannotBeCountedStopsItemsAlone() {
    Player tess =
        garage(
            "{\"garageItemsData\":[{\"itemName\":\"Gamma Wheels\",\"variants\":"
                + "[{\"colorName\":\"Red\",\"count\":\"x\"}]}]}");
    String place = "garageData /garageItemsData/0/variants/0/count";
    assertBroken("BAD_NUMBER", place, tess, "grantItem");
    tess.receipt("op-coins-go-on", "grantCoins", Map.of("coins", 1L));
    tess.receipt("op-keys-go-on", "grantKey", Map.of("keys.common", 1L));
  }

  @Test
  default void whatStandsWhereAnAmountBelongsIsNotWrittenOver() {
    assertBroken("SHAPE_UNEXPECTED", "garageData /keyData", garage("{\"keyData\":3}"), "grantKey");
    assertBroken(
        "SHAPE_UNEXPECTED",
        "garageData /garageItemsData",
        garage("{\"garageItemsData\":{},\"keyData\":[]}"),
        "grantItem");
    Player tess = garage("{\"keyData\":3}");
    tess.receipt("op-coins-go-on", "grantCoins", Map.of("coins", 1L));
  }

  @Test
  default void whatIsBrokenElsewhereStopsNothing() {
    Player tess =
        tess()
            .blob("profileData", "{\"avatar\":{\"avatarNumber\":\"x\"},\"spellDeck\":7}")
            .blob("garageData", "{\"carsData\":[{\"carName\":\"A\",\"isPurchased\":\"maybe\"}]}")
            .blob("socialData", "{")
            .blob("mapData", "[]");
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 1L));
    tess.receipt("op-items-1", "grantItem", Map.of(Player.SPOILER, 1L));
    assertEquals(
        "{\"avatar\":{\"avatarNumber\":\"x\"},\"spellDeck\":7,\"playerCoins\":1}",
        tess.text("profileData"));
  }
}
