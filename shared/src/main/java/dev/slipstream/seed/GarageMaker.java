package dev.slipstream.seed;

import static dev.slipstream.seed.JsonParts.object;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.slipstream.seed.Vocabulary.Item;
import dev.slipstream.seed.Vocabulary.Words;
import java.util.List;

/** Makes up a garageData blob, contract A3: the whole catalogue is listed, little of it is had. */
final class GarageMaker {

  private static final List<String> TIERS =
      List.of("Common", "Rare", "Exotic", "Legendary", "Mythical");
  private static final List<String> SLOTS =
      List.of("wheels", "decals", "spoilers", "underglow", "boost");
  private static final List<String> BARE =
      List.of("DefaultWheel", "DefaultDecal", "DefaultSpoiler", "DefaultUnderglow", "DefaultBoost");

  private final Account account;
  private final Dice dice;
  private final Words words;

  GarageMaker(Account account, Dice dice, Words words) {
    this.account = account;
    this.dice = dice;
    this.words = words;
  }

  JsonObject make() {
    JsonArray items = new JsonArray();
    words.items().forEach(item -> items.add(item(item)));
    return object(
        "crateData", tiers(),
        "keyData", tiers(),
        "carCosmeticData", cosmetics(),
        "garageItemsData", items,
        "carsData", cars());
  }

  private JsonObject tiers() {
    JsonObject tiers = new JsonObject();
    TIERS.forEach(tier -> tiers.addProperty(tier, dice.skewed(20, 3)));
    return tiers;
  }

  private JsonObject cosmetics() {
    JsonObject worn = new JsonObject();
    for (int slot = 0; slot < SLOTS.size(); slot++) {
      worn.addProperty(SLOTS.get(slot), dice.chance(40) ? worn(slot) : BARE.get(slot));
    }
    worn.add("strings", account.serialiser().noList());
    return worn;
  }

  /** In either spelling; what is worn need not be had. */
  private String worn(int type) {
    List<Item> fitting = words.items().stream().filter(item -> item.type() == type).toList();
    Item item = dice.pick(fitting);
    String colour = dice.pick(item.colours());
    if (colour.isEmpty()) {
      return item.name();
    }
    return dice.chance(50) ? item.name() + "_" + colour : item.name() + " (" + colour + ")";
  }

  private JsonObject item(Item item) {
    JsonArray variants = new JsonArray();
    for (String colour : item.colours()) {
      long count = colour.isEmpty() ? 1 : dice.chance(10) ? 1 + dice.skewed(6, 3) : 0;
      variants.add(object("colorName", colour, "count", count));
    }
    return object(
        "itemName", item.name(),
        "variants", variants,
        "itemType", item.type(),
        "itemRarity", dice.below(5));
  }

  /** All cars on offer, or none yet. */
  private JsonArray cars() {
    JsonArray cars = new JsonArray();
    if (dice.chance(10)) {
      return cars;
    }
    boolean equips = true;
    for (String name : words.cars()) {
      boolean isBought = dice.chance(25);
      cars.add(car(name, isBought, isBought && equips));
      equips = equips && !isBought;
    }
    return cars;
  }

  private JsonObject car(String name, boolean isBought, boolean isEquipped) {
    return object(
        "carName", name,
        "isPurchased", isBought,
        "currentCarLevel", isBought ? dice.skewed(20, 2) : 0,
        "isEquipped", isEquipped);
  }
}
