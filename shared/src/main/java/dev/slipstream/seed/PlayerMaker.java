package dev.slipstream.seed;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.slipstream.migrations.racing.XpCurve;
import dev.slipstream.seed.Vocabulary.Item;
import dev.slipstream.seed.Vocabulary.Words;
import java.util.List;
import java.util.SplittableRandom;

/** Makes up a legacy player of real shape: all documents, both serialisers' styles, no dirt. */
final class PlayerMaker {

  private static final List<String> TIERS =
      List.of("Common", "Rare", "Exotic", "Legendary", "Mythical");
  private static final List<String> SLOTS =
      List.of("wheels", "decals", "spoilers", "underglow", "boost");

  private final Blobs blobs;
  private final Vocabulary vocabulary;
  private final Words words;
  private final SplittableRandom random;

  PlayerMaker(Blobs blobs, Vocabulary vocabulary) {
    this.blobs = blobs;
    this.vocabulary = vocabulary;
    this.random = blobs.random;
    this.words = random.nextInt(3) == 0 ? vocabulary.real() : vocabulary.mapped();
  }

  void make() {
    profile();
    garage();
    social();
    map();
    blobs.put("referralData", object("referredUsers", new JsonArray()));
    blobs.put("dailyRewardsData", dailyRewards());
    blobs.put("offersData", object("offers", new JsonArray()));
    blobs.put("boosterData", boosters());
  }

  private void profile() {
    int level = 1 + random.nextInt(1 + random.nextInt(60));
    int trophies = random.nextInt(1 + random.nextInt(4000));
    JsonObject profile = blobs.profile;
    profile.addProperty("username", pick(vocabulary.usernames()) + random.nextInt(1000));
    profile.addProperty("userId", blobs.player.id());
    profile.addProperty("careerEarning", random.nextInt(1_000_000));
    profile.addProperty("totalRace", random.nextInt(2000));
    profile.addProperty("totalWin", random.nextInt(500));
    profile.addProperty("email", "racer" + random.nextInt(1_000_000) + "@example.com");
    profile.addProperty("playerCoins", random.nextInt(1 + random.nextInt(200_000)));
    profile.addProperty("playerGem", random.nextInt(5000));
    profile.addProperty(
        "playerExperience",
        XpCurve.xpAt(level) + random.nextLong(XpCurve.xpAt(level + 1) - XpCurve.xpAt(level)));
    profile.addProperty("playerLevel", level);
    profile.add("spellDeck", deck());
    profile.add("avatar", avatar());
    profile.addProperty("selectedCar", pick(words.cars()));
    profile.addProperty("trophyLevel", trophies);
    profile.addProperty("trophyHighestLevel", random.nextInt(4) == 0 ? 0 : trophies + 50);
    profile.add("friendRequestsSent", new JsonArray());
    profile.addProperty("referralCode", random.nextBoolean() ? "" : "RACE" + random.nextInt(9999));
    profile.addProperty("referralLeft", 5);
    profile.addProperty("game_quality", "Medium");
    if (random.nextBoolean()) {
      profile.addProperty("accountCreatedAt", "2025-03-02T08:15:30Z");
      profile.addProperty("lastDailyClaimTime", "2025-10-14T07:00:00Z");
    }
  }

  private JsonArray deck() {
    JsonArray deck = new JsonArray();
    int size = random.nextInt(4);
    int first = random.nextInt(words.spells().size());
    for (int i = 0; i < size; i++) {
      String name = words.spells().get((first + i) % words.spells().size());
      if (random.nextInt(5) == 0) {
        deck.add(name);
      } else {
        JsonObject spell = object("spellName", name);
        spell.addProperty("id", name);
        spell.addProperty("level", 1 + random.nextInt(5));
        deck.add(spell);
      }
    }
    return deck;
  }

  private JsonObject avatar() {
    JsonObject avatar = object("_id", "");
    avatar.addProperty("userId", random.nextBoolean() ? "" : blobs.player.id());
    avatar.addProperty("tierType", "Common");
    avatar.addProperty("avatarNumber", 1 + random.nextInt(10));
    avatar.addProperty("status", true);
    return avatar;
  }

  private void garage() {
    blobs.garage.add("crateData", tiers());
    blobs.garage.add("keyData", tiers());
    blobs.garage.add("carCosmeticData", cosmetics());
    JsonArray items = new JsonArray();
    words.items().forEach(item -> items.add(item(item)));
    blobs.garage.add("garageItemsData", items);
    blobs.garage.add("carsData", cars());
  }

  private JsonObject tiers() {
    JsonObject tiers = new JsonObject();
    TIERS.forEach(tier -> tiers.addProperty(tier, random.nextInt(3) == 0 ? random.nextInt(9) : 0));
    return tiers;
  }

  private JsonObject cosmetics() {
    JsonObject worn = new JsonObject();
    for (String slot : SLOTS) {
      Item item = pick(words.items());
      String colour = pick(item.colours());
      String name =
          random.nextBoolean() ? item.name() + "_" + colour : item.name() + " (" + colour + ")";
      boolean isWorn = SLOTS.get(item.type()).equals(slot) && !colour.isEmpty();
      worn.addProperty(slot, isWorn ? name : random.nextBoolean() ? "" : "DefaultWheel");
    }
    return worn;
  }

  /** The whole catalogue is listed; most counts are 0. */
  private JsonObject item(Item item) {
    JsonArray variants = new JsonArray();
    for (String colour : item.colours()) {
      JsonObject variant = object("colorName", colour);
      boolean isHad = colour.isEmpty() || random.nextInt(6) == 0;
      variant.addProperty("count", isHad ? 1 + random.nextInt(4) : 0);
      variants.add(variant);
    }
    JsonObject entry = object("itemName", item.name());
    entry.add("variants", variants);
    entry.addProperty("itemType", item.type());
    entry.addProperty("itemRarity", random.nextInt(5));
    return entry;
  }

  private JsonArray cars() {
    JsonArray cars = new JsonArray();
    for (String name : words.cars()) {
      if (random.nextInt(3) == 0) {
        boolean isBought = random.nextBoolean();
        JsonObject car = object("carName", name);
        car.addProperty("isPurchased", isBought);
        car.addProperty("currentCarLevel", isBought ? random.nextInt(21) : 0);
        car.addProperty("isEquipped", isBought && cars.isEmpty());
        cars.add(car);
      }
    }
    return cars;
  }

  private void social() {
    JsonObject social = blobs.social;
    social.add("username", blobs.profile.get("username"));
    social.addProperty("userId", blobs.player.id());
    social.addProperty("playerLevel", 1);
    social.addProperty("trophyLevel", 0);
    social.add("avatar", random.nextInt(4) == 0 ? JsonNull.INSTANCE : avatar());
    social.addProperty("clanName", "");
    social.addProperty("badge", "");
    JsonArray friends = new JsonArray();
    for (int i = random.nextInt(6); i > 0; i--) {
      JsonObject friend = object("userId", "uFriend" + i + "00000000000000000000");
      friend.addProperty("username", pick(vocabulary.usernames()));
      friends.add(friend);
    }
    social.add("friends", friends);
    social.add("friendRequests", new JsonArray());
  }

  private void map() {
    JsonArray stats = new JsonArray();
    for (String track : words.tracks()) {
      int stars = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
      JsonObject entry = object("levelName", track);
      entry.addProperty("stars", stars);
      if (random.nextBoolean()) {
        entry.addProperty("unlocked", stars > 0);
        entry.addProperty("bestTimeMs", stars > 0 ? 60_000 + random.nextInt(90_000) : 0);
      }
      stats.add(entry);
    }
    blobs.map.add("mapStats", stats);
  }

  private JsonObject dailyRewards() {
    JsonObject daily = new JsonObject();
    int day = random.nextInt(5);
    daily.addProperty("currentDay", day + 1);
    daily.addProperty("lastClaimDay", day);
    daily.addProperty("lastClaimTime", "17/06/2025 9:55:15 AM");
    return daily;
  }

  private JsonObject boosters() {
    JsonObject boosters = new JsonObject();
    boosters.addProperty("coinBooster_1x", random.nextInt(3));
    boosters.addProperty("coinbooster_1", random.nextInt(3));
    boosters.addProperty("coinBoosterEndTime", 0);
    return boosters;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static JsonObject object(String name, String value) {
    JsonObject object = new JsonObject();
    object.addProperty(name, value);
    return object;
  }

  private static JsonObject object(String name, JsonArray value) {
    JsonObject object = new JsonObject();
    object.add(name, value);
    return object;
  }
}
