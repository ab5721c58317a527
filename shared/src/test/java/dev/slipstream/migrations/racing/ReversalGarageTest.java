package dev.slipstream.migrations.racing;

import static dev.slipstream.migrations.racing.WayBack.PATHS;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import org.junit.jupiter.api.Test;

/** Crates, keys, items and cosmetics that come back into garageData, contract C3. */
final class ReversalGarageTest {

  private static final String RED_WHEELS = "item_3p7x9r2m5n";
  private static final String BLUE_DECAL = "item_7k2m4d1tq9";
  private static final String WHEELS = "{'itemName':'Gamma Wheels','variants':[%s],'itemType':0}";

  private static WayBack garage(String text) {
    return WayBack.of("garageData", text);
  }

  private static Fields counts(long common) {
    return Fields.builder()
        .put("common", common)
        .put("rare", 0)
        .put("exotic", 0)
        .put("legendary", 0)
        .put("mythical", 0)
        .build();
  }

  @Test
  void cratesAreWrittenWhereTheTierStands() {
    garage("{'crateData':{' COMMON ':'1','Common':2,'Epic':3}}")
        .put(PATHS.stats(), "crates", counts(7))
        .put(PATHS.stats(), "keys", counts(1))
        .brings("{'crateData':{' COMMON ':'5','Common':2,'Epic':3},'keyData':{'Common':1}}");
  }

  @Test
  void onePlaceOfAnotherShapeStopsNoOther() {
    garage("{'crateData':3,'keyData':{},'carsData':true}")
        .put(PATHS.stats(), "crates", counts(7))
        .put(PATHS.stats(), "keys", counts(1))
        .put(PATHS.car("car_4n6j9q2k8p"), car("car_4n6j9q2k8p", 1))
        .loses("{'crateData':3,'keyData':{'Common':1},'carsData':true}");
  }

  private static Fields car(String id, long level) {
    return Fields.builder()
        .put("carId", id)
        .put("owned", true)
        .put("upgradeLevel", level)
        .put("equipped", false)
        .put("cosmetics", Fields.empty())
        .build();
  }

  @Test
  void aTierThatTheOldSchemaDoesNotHaveIsLeft() {
    garage("{'crateData':{}}")
        .put(PATHS.stats(), "crates", counts(0).with("epic", Value.of(4)))
        .loses("{'crateData':{}}");
  }

  private static Fields item(String id, long quantity) {
    return Fields.builder().put("itemId", id).put("qty", quantity).build();
  }

  @Test
  void itemsAreCountedWhereTheyStandAndWhatIsGoneIsNone() {
    String red = "{'colorName':'Red','count':%s}";
    garage("{'garageItemsData':[" + WHEELS.formatted(red.formatted("'2'")) + "]}")
        .put(PATHS.item(RED_WHEELS), item(RED_WHEELS, 5))
        .brings("{'garageItemsData':[" + WHEELS.formatted(red.formatted("'5'")) + "]}");
    String twice = red.formatted(2) + ", " + red.formatted(3);
    garage("{'garageItemsData':[" + WHEELS.formatted(twice) + "]}")
        .remove(PATHS.item(RED_WHEELS))
        .brings(
            "{'garageItemsData':["
                + WHEELS.formatted(twice.replace("2", "0").replace("3", "0"))
                + "]}");
  }

  @Test
  void anItemThatIsNotListedIsAddedAsTheGameWritesIt() {
    garage("{}")
        .put(PATHS.item(BLUE_DECAL), item(BLUE_DECAL, 2))
        .brings(
            "{'garageItemsData':[{'itemName':'Lightning Decal','variants':"
                + "[{'colorName':'Blue','count':2}],'itemType':1,'itemRarity':0}]}");
  }

  @Test
  void anItemWithoutANameOrWithNoCountIsLeft() {
    garage("{}").put(PATHS.item("item_0000000000"), item("item_0000000000", 2)).loses("{}");
    garage("{}").put(PATHS.item(BLUE_DECAL), item(BLUE_DECAL, -2)).loses("{}");
    garage("{}").put(PATHS.item(BLUE_DECAL), item(BLUE_DECAL, 0)).loses("{}");
  }

  private static final String CARS =
      "'carsData':[{'carName':'Deimos GT','isPurchased':true},"
          + "{'carName':'Ice Phoenix','isPurchased':true}]}";

  private static WayBack wearing(String worn, Value first, Value second) {
    WayBack way = garage("{'carCosmeticData':%s,%s".formatted(worn, CARS));
    return wear(wear(way, "car_9q7m2k4d1t", first), "car_4n6j9q2k8p", second);
  }

  private static WayBack wear(WayBack way, String car, Value wheels) {
    Fields.Builder worn = Fields.builder().put("wheels", wheels);
    Cosmetics.SLOTS.stream().skip(1).forEach(slot -> worn.put(slot, Value.NULL));
    return way.put(PATHS.car(car), "cosmetics", worn.build());
  }

  private static String worn(String worn) {
    return "{'carCosmeticData':%s,%s".formatted(worn, CARS);
  }

  @Test
  void whatAllCarsWearIsWrittenAsTheGameWritesIt() {
    Value red = Value.of(RED_WHEELS);
    wearing("{'wheels' : 'DefaultWheel','x':[]}", red, red)
        .brings(worn("{'wheels' : 'Gamma Wheels_Red','x':[]}"));
    wearing("{'wheels':'Gamma Wheels_Plaid'}", red, red)
        .brings(worn("{'wheels':'Gamma Wheels_Red'}"));
    wearing("{}", red, red).brings(worn("{'wheels':'Gamma Wheels_Red'}"));
    wearing("{'wheels':'gamma wheels (RED)'}", red, red)
        .brings(worn("{'wheels':'gamma wheels (RED)'}"));
    wearing("{'wheels':'Gamma Wheels_Red'}", Value.NULL, Value.NULL).brings(worn("{'wheels':''}"));
    wearing("{'wheels':'Gamma Wheels_Plaid'}", Value.NULL, Value.NULL)
        .brings(worn("{'wheels':'Gamma Wheels_Plaid'}"));
  }

  @Test
  void whereCarsDifferTheOneThatIsRacedWithCounts() {
    wearing("{}", Value.of(RED_WHEELS), Value.NULL).loses(worn("{'wheels':'Gamma Wheels_Red'}"));
    wearing("{}", Value.NULL, Value.of(RED_WHEELS)).loses(worn("{}"));
    wearing("{}", Value.of("item_0000000000"), Value.of("item_0000000000")).loses(worn("{}"));
    wearing("3", Value.of(RED_WHEELS), Value.of(RED_WHEELS)).loses(worn("3"));
  }
}
