package dev.slipstream.seed;

import static dev.slipstream.seed.JsonParts.array;
import static dev.slipstream.seed.JsonParts.object;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.MapBlob;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import java.util.List;

/** Dirt in the lists of a blob: entries unknown, repeated, too many. */
final class SoiledLists {

  private SoiledLists() {}

  /** A bought car, so that it counts. */
  static JsonObject addCar(Blobs blobs, String name) {
    JsonObject car =
        object("carName", name, "isPurchased", true, "currentCarLevel", 2, "isEquipped", false);
    list(blobs, GarageBlob.NAME, "carsData").add(car);
    return car;
  }

  static void repeatCar(Blobs blobs) {
    addCar(blobs, "Storm Rider");
    addCar(blobs, " storm  RIDER");
  }

  static void addItem(Blobs blobs, String name, String colour) {
    JsonArray variants = array(List.of(object("colorName", colour, "count", 2)));
    list(blobs, GarageBlob.NAME, "garageItemsData")
        .add(object("itemName", name, "variants", variants, "itemType", 0));
  }

  static JsonObject addTrack(Blobs blobs, String name, int stars) {
    JsonObject track = object("levelName", name, "stars", stars);
    list(blobs, MapBlob.NAME, "mapStats").add(track);
    return track;
  }

  static void repeatTrack(Blobs blobs) {
    addTrack(blobs, "Sky Highway", 1);
    addTrack(blobs, "SKY HIGHWAY", 2);
  }

  static void putDeck(Blobs blobs, String... names) {
    blobs.get(ProfileBlob.NAME).add("spellDeck", array(List.of(names)));
  }

  static void addFriend(Blobs blobs, String uid) {
    String field = blobs.dice().chance(50) ? "friends" : "friendRequests";
    list(blobs, SocialBlob.NAME, field).add(object("userId", uid, "username", "Racer"));
  }

  static void repeatFriend(Blobs blobs) {
    JsonArray friends = array(List.of("uFriend", object("userId", "uFriend")));
    blobs.get(SocialBlob.NAME).add("friends", friends);
  }

  /** The list, made where the player has none. */
  private static JsonArray list(Blobs blobs, String blob, String field) {
    JsonObject json = blobs.get(blob);
    if (!(json.get(field) instanceof JsonArray)) {
      json.add(field, new JsonArray());
    }
    return json.getAsJsonArray(field);
  }
}
