package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.DailyRewardsBlob;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.MapBlob;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.mapping.NameTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts of a player's five blobs, each dirty in its structure. */
final class DirtyBlobs {

  private static final Mappings MAPPINGS = Mappings.bundled();
  private static final List<String> CARS = names(MAPPINGS.cars(), "Deimos", "Phobos");
  private static final List<String> SPELLS = names(MAPPINGS.spells(), "Void blades", "Power Out");
  private static final List<String> TRACKS = names(MAPPINGS.tracks(), "0", "24");
  private static final List<String> ITEMS =
      List.of("Gamma Wheels", "Lightning Decal", "Neon Spoiler", "Gamma", "DefaultWheel", "Titan");
  private static final List<String> COLOURS = List.of("Black", "Red", "Blue", "Green", "", " ");
  private static final List<String> WORN =
      List.of("Gamma Wheels_Black", "Lightning Decal (Blue)", "DefaultGlow", "", "Titan_Red", "_");
  private static final List<String> TIERS =
      List.of("Common", "Rare", "Exotic", "Legendary", "Mythical", "Epic");
  private static final List<String> TIMES =
      List.of(
          "0",
          "1739560000123",
          "1739560000",
          "638752000000000000",
          "\"2025-06-17T09:55:15Z\"",
          "\"17/06/2025 9:55:15 AM\"",
          "\"5/6/2025 9:55:15 PM\"",
          "\"\"",
          "null",
          "\"yesterday\"",
          "{\"seconds\":1739560000}");

  private final DirtyJson json;
  private final String uid;
  private final List<String> clanNames;
  private final String clanId;

  DirtyBlobs(DirtyJson json, String uid, String clanId, List<String> clanNames) {
    this.json = json;
    this.uid = uid;
    this.clanId = clanId;
    this.clanNames = clanNames;
  }

  private static List<String> names(NameTable table, String... unknown) {
    List<String> names = new ArrayList<>(table.ids().keySet());
    names.addAll(List.of(unknown));
    return names;
  }

  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(ProfileBlob.NAME, profile());
    texts.put(GarageBlob.NAME, garage());
    texts.put(SocialBlob.NAME, social());
    texts.put(MapBlob.NAME, map());
    texts.put(DailyRewardsBlob.NAME, daily());
    return texts;
  }

  private String profile() {
    return json.object(
        "username", json.text(username()),
        "userId", json.text(uid),
        "email", json.text("racer@example.com"),
        "playerCoins", json.number(upTo(50_000)),
        "playerGem", json.number(upTo(900)),
        "playerExperience", json.number(upTo(500_000)),
        "playerLevel", json.number(upTo(130)),
        "trophyLevel", json.number(upTo(3_000)),
        "trophyHighestLevel", json.number(upTo(4_000)),
        "spellDeck", json.list(few(), this::spell),
        "avatar", avatar(),
        "selectedCar", json.text(json.name(json.pick(CARS))),
        "friendRequestsSent", json.list(few(), this::friend),
        "referralCode", json.text("R" + upTo(999)),
        "accountCreatedAt", time(),
        "lastDailyClaimTime", json.chance(500) ? time() : "null",
        "clanId", json.text(clanId),
        "clanName", json.text(json.name(json.pick(clanNames))));
  }

  private String username() {
    return json.chance(100) ? "" : json.name("Racer");
  }

  private String spell() {
    String name = json.text(json.name(json.pick(SPELLS)));
    return json.chance(300) ? name : json.object("spellName", name, "id", name, "level", "1");
  }

  private String avatar() {
    return json.object("avatarNumber", json.number(upTo(12)), "tierType", json.text("Common"));
  }

  private String time() {
    return json.chance(100) ? json.text("soon") : json.pick(TIMES);
  }

  private String friend() {
    String id = json.text(json.chance(100) ? uid : "uFriend" + upTo(4));
    return json.chance(500) ? id : json.object("userId", id, "username", json.text("Ann"));
  }

  private String garage() {
    return json.object(
        "crateData", tiers(),
        "keyData", tiers(),
        "carCosmeticData", cosmetics(),
        "garageItemsData", json.list(few(), this::item),
        "carsData", json.list(few(), this::car));
  }

  private String tiers() {
    List<String> members = new ArrayList<>();
    TIERS
        .subList(0, 5 + upTo(2))
        .forEach(
            tier -> {
              members.add(tier);
              members.add(json.number(upTo(9)));
            });
    return json.object(members.toArray(String[]::new));
  }

  private String cosmetics() {
    List<String> members = new ArrayList<>();
    for (String slot : Cosmetics.SLOTS) {
      members.add(slot);
      members.add(json.text(json.name(json.pick(WORN))));
    }
    return json.object(members.toArray(String[]::new));
  }

  private String item() {
    return json.object(
        "itemName", json.text(json.name(json.pick(ITEMS))),
        "variants", json.list(few(), this::variant),
        "itemType", json.number(upTo(5)));
  }

  private String variant() {
    return json.object(
        "colorName", json.text(json.name(json.pick(COLOURS))), "count", json.number(upTo(3)));
  }

  private String car() {
    return json.object(
        "carName", json.text(json.name(json.pick(CARS))),
        "isPurchased", json.flag(json.chance(500)),
        "currentCarLevel", json.number(upTo(21)),
        "isEquipped", json.flag(json.chance(200)));
  }

  private String social() {
    return json.object(
        "username", json.text(username()),
        "avatar", avatar(),
        "clanName", json.text(json.name(json.pick(clanNames))),
        "friends", json.list(few(), this::friend),
        "friendRequests", json.list(few(), this::friend));
  }

  private String map() {
    return json.object("mapStats", json.list(few(), this::track));
  }

  private String track() {
    return json.object(
        "levelName", json.text(json.name(json.pick(TRACKS))),
        "stars", json.number(upTo(5)),
        "bestTimeMs", json.number(upTo(90_000)),
        "unlocked", json.flag(json.chance(500)));
  }

  private String daily() {
    return json.object(
        "currentDay", json.number(upTo(7)),
        "lastClaimDay", json.number(upTo(7)),
        "lastClaimTime", json.chance(500) ? time() : json.text("17/06/2025 9:55:15 AM"));
  }

  private int few() {
    return upTo(6);
  }

  private int upTo(int bound) {
    return json.random().nextInt(bound);
  }
}
