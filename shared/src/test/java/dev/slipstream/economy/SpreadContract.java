package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.model.Fields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tiers and items that a garage writes in one way or in several, or not at all. */
interface SpreadContract extends EconomyGround {

  private void assertPatched(String before, String type, Map<String, Long> delta, String after) {
    Player tess = another().blob("garageData", before);
    tess.receipt("op-on-garage", type, delta);
    assertEquals(after, tess.text("garageData"), type + " before the cut-over");
    Player yan = another().blob("garageData", before).migrate();
    yan.receipt("op-on-garage", type, delta);
    assertEquals(after, yan.text("garageData"), type + " after it");
    assertEquals(List.of(), yan.sweep());
  }

  private void assertCrates(String before, String type, long delta, String after) {
    assertPatched(
        "{\"crateData\":{%s}}".formatted(before),
        type,
        Map.of("crates.common", delta),
        "{\"crateData\":{%s}}".formatted(after));
  }

  @Test
  default void aTierIsFoundHoweverItIsWritten() {
    assertCrates("\" common \":\"2\"", "grantCrate", 3, "\" common \":\"5\"");
    assertCrates("\"COMMON\":2", "grantCrate", 3, "\"COMMON\":5");
    assertCrates("\"Epic\":3", "grantCrate", 3, "\"Epic\":3,\"Common\":3");
  }

  @Test
  default void moreOfATierGoesToItsFirstSpelling() {
    assertCrates(
        "\"Rare\":1,\" common \":2,\"COMMON\":3",
        "grantCrate",
        4,
        "\"Rare\":1,\" common \":6,\"COMMON\":3");
    assertCrates("\"common\":-5,\"COMMON\":3", "grantCrate", 4, "\"common\":4,\"COMMON\":3");
  }

  @Test
  default void aTiersSpellingsAreEmptiedOneAfterTheOther() {
    Player tess = tess().withCrates();
    tess.blob(
        "garageData",
        "{\"crateData\":{\"common\":0,\"Common\":1,\"COMMON\":3},\"keyData\":{\"Common\":9}}");
    for (int opened = 0; opened < 2; opened++) {
      tess.receipt("op-opened-" + opened, "openCrate", Map.of("crates.common", -1L));
    }
    String crates = tess.text("garageData").split("}", 2)[0];
    assertEquals("{\"crateData\":{\"common\":0,\"Common\":0,\"COMMON\":2", crates);
  }

  /** One item in several places, among others. */
  private static String items(long first, long second, long third) {
    return """
        {"garageItemsData":[null,\
        {"itemName":"Gamma Wheels","variants":[{"colorName":"Plaid","count":9},\
        {"colorName":"Red","count":%d},{"colorName":" RED ","count":"%d"}]},\
        {"itemName":"gamma  wheels","variants":[null,{"count":%d,"colorName":"red"}]},\
        {"itemName":"DefaultWheel","variants":[{"colorName":"","count":1}]}]}"""
        .formatted(first, second, third);
  }

  @Test
  default void moreOfAnItemGoesToItsFirstPlace() {
    assertPatched(items(0, 2, 3), "grantItem", Map.of(Player.WHEELS, 4L), items(4, 2, 3));
  }

  @Test
  default void lessOfAnItemIsTakenFromOnePlaceAfterTheOther() {
    assertPatched(items(1, 2, 3), "spendItem", Map.of(Player.WHEELS, -4L), items(0, 0, 2));
    assertPatched(items(1, 2, 3), "spendItem", Map.of(Player.WHEELS, -6L), items(0, 0, 0));
  }

  @Test
  default void aNewColourIsAddedToTheItem() {
    assertPatched(
        "{\"garageItemsData\":[{\"itemName\":\" Gamma Wheels\",\"variants\":[],\"itemType\":0}]}",
        "grantItem",
        Map.of(Player.WHEELS, 1L),
        "{\"garageItemsData\":[{\"itemName\":\" Gamma Wheels\",\"variants\":"
            + "[{\"colorName\":\"Red\",\"count\":1}],\"itemType\":0}]}");
    assertPatched(
        "{\"garageItemsData\":[{\"itemName\":\"Gamma Wheels\"}]}",
        "grantItem",
        Map.of(Player.WHEELS, 1L),
        "{\"garageItemsData\":[{\"itemName\":\"Gamma Wheels\",\"variants\":"
            + "[{\"colorName\":\"Red\",\"count\":1}]}]}");
  }

  @Test
  default void anItemThatIsNotListedIsAddedWithItsType() {
    String decal =
        "{\"itemName\":\"Lightning Decal\",\"variants\":[{\"colorName\":\"Blue\",\"count\":2}],"
            + "\"itemType\":1,\"itemRarity\":0}";
    Map<String, Long> delta = Map.of("item_7k2m4d1tq9", 2L);
    String made = "{\"garageItemsData\":[" + decal + "]}";
    assertPatched("{\"garageItemsData\":null}", "grantItem", delta, made);
    assertPatched("{\"garageItemsData\":[]}", "grantItem", delta, made);
    assertPatched(
        "{\"garageItemsData\":[{\"itemName\":\"Lightning Decals\"}]}",
        "grantItem",
        delta,
        "{\"garageItemsData\":[{\"itemName\":\"Lightning Decals\"}," + decal + "]}");
  }

  @Test
  default void everyItemThatIsGrantedBeforeTheCutOverIsMigrated() {
    Map<String, Long> all = new TreeMap<>();
    Player.MAPPINGS.items().ids().values().forEach(id -> all.put(id, all.size() + 1L));
    for (String garage : List.of("{}", Player.GARAGE, items(1, 2, 3))) {
      Player tess = player("u" + garage.length()).blob("garageData", garage);
      Fields had = tess.receipt("op-have-all", "grantItem", all).balances().fields("items");
      tess.migrate();
      all.keySet()
          .forEach(
              id ->
                  assertEquals(
                      had.integer(id),
                      tess.fields(tess.paths().item(id)).orElseThrow().integer("qty"),
                      id + " in " + garage));
    }
  }
}
