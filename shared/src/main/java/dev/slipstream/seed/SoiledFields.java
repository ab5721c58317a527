package dev.slipstream.seed;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import java.util.List;

/** Dirt in single fields of a blob. */
final class SoiledFields {

  private static final List<String> NUMBERS =
      List.of("playerCoins", "playerGem", "playerExperience", "trophyLevel", "trophyHighestLevel");

  private SoiledFields() {}

  /** Puts the value where a number should be. */
  static void number(Blobs blobs, JsonElement value) {
    switch (blobs.dice().below(4)) {
      case 0 -> garage(blobs, "crateData").add("Common", value);
      case 1 -> SoiledLists.addCar(blobs, "Fire Dragon").add("currentCarLevel", value);
      case 2 -> SoiledLists.addTrack(blobs, "Ocean Drive", 1).add("bestTimeMs", value);
      default -> profile(blobs).add(blobs.dice().pick(NUMBERS), value);
    }
  }

  /** Puts the value where a boolean should be. */
  static void flag(Blobs blobs, JsonElement value) {
    switch (blobs.dice().below(3)) {
      case 0 -> SoiledLists.addCar(blobs, "Fire Dragon").add("isPurchased", value);
      case 1 -> SoiledLists.addCar(blobs, "Fire Dragon").add("isEquipped", value);
      default -> SoiledLists.addTrack(blobs, "Ocean Drive", 1).add("unlocked", value);
    }
  }

  static void time(Blobs blobs, JsonElement value) {
    boolean isCreation = blobs.dice().chance(50);
    profile(blobs).add(isCreation ? "accountCreatedAt" : "lastDailyClaimTime", value);
  }

  static void misshape(Blobs blobs) {
    switch (blobs.dice().below(4)) {
      case 0 -> profile(blobs).addProperty("spellDeck", "Shockwave");
      case 1 -> blobs.get(SocialBlob.NAME).add("friends", new JsonObject());
      case 2 -> blobs.get(GarageBlob.NAME).addProperty("crateData", 3);
      default -> blobs.get(GarageBlob.NAME).addProperty("carsData", true);
    }
  }

  static void nullify(Blobs blobs) {
    List.of("email", "spellDeck", "avatar", "playerLevel", "selectedCar", "referralCode")
        .forEach(name -> profile(blobs).add(name, JsonNull.INSTANCE));
    List.of("crateData", "garageItemsData", "carsData", "carCosmeticData")
        .forEach(name -> blobs.get(GarageBlob.NAME).add(name, JsonNull.INSTANCE));
  }

  static void addUnknownFields(Blobs blobs) {
    profile(blobs).add("", new JsonArray());
    profile(blobs).addProperty("__proto__", "x");
    profile(blobs).add("seasonPass", JsonParts.object("tier", 7, "claimed", new JsonArray()));
    blobs.get(SocialBlob.NAME).addProperty("ünïcödé 🏁", 1.5);
  }

  static void selectUnknownCar(Blobs blobs) {
    profile(blobs).addProperty("selectedCar", "Warp Hauler");
  }

  static void wearUnknown(Blobs blobs) {
    garage(blobs, "carCosmeticData").addProperty("wheels", "Gamma Wheels_Plaid");
  }

  static void addTier(Blobs blobs) {
    garage(blobs, blobs.dice().chance(50) ? "crateData" : "keyData").addProperty("Epic", 3);
  }

  static void blankName(Blobs blobs) {
    profile(blobs).addProperty("username", "  ");
  }

  static void changeUserId(Blobs blobs) {
    profile(blobs).addProperty("userId", "uSomebodyElse000000000000000");
  }

  static void raiseLevel(Blobs blobs) {
    profile(blobs).addProperty("playerLevel", 9_999);
  }

  private static JsonObject profile(Blobs blobs) {
    return blobs.get(ProfileBlob.NAME);
  }

  private static JsonObject garage(Blobs blobs, String field) {
    return blobs.get(GarageBlob.NAME).getAsJsonObject(field);
  }
}
