package dev.slipstream.seed;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Consumer;

/** What can be wrong with a legacy player, one kind each; the fatal ones say with which code. */
enum Dirt {
  CUT_OFF_TEXT("MALFORMED_JSON", b -> b.rewrite("garageData", t -> t.substring(0, t.length() / 2))),
  TRAILING_GARBAGE("MALFORMED_JSON", b -> b.rewrite("mapData", t -> t + "}")),
  NOT_A_NUMBER_TEXT("MALFORMED_JSON", b -> b.rewrite("socialData", t -> "{\"x\":NaN}")),
  LIST_FOR_OBJECT("BLOB_NOT_OBJECT", b -> b.rewrite("garageData", t -> "[]")),
  WORDS_FOR_NUMBER("BAD_NUMBER", b -> b.profile.addProperty("playerCoins", "a lot")),
  LIST_FOR_NUMBER("BAD_NUMBER", b -> b.profile.add("trophyLevel", new JsonArray())),
  WORDS_FOR_BOOLEAN("BAD_BOOLEAN", b -> addCar(b, "isPurchased", "perhaps")),
  BEYOND_RANGE(
      "VALUE_OUT_OF_RANGE", b -> b.profile.addProperty("playerGem", 9_007_199_254_740_992L)),
  NO_PROFILE("USER_NOT_FOUND", b -> b.remove("profileData")),

  NUMBERS_AS_TEXT(b -> b.profile.addProperty("playerCoins", " 1500 ")),
  FRACTIONS(b -> b.profile.addProperty("playerExperience", 1234.75)),
  NEGATIVES(b -> b.profile.addProperty("playerCoins", -250)),
  BOOLEANS_AS_TEXT(b -> addCar(b, "isPurchased", "True")),
  DOUBLE_ENCODED(b -> b.rewrite("socialData", Blobs::quote)),
  MISSING_BLOBS(b -> List.of("garageData", "socialData", "mapData").forEach(b::remove)),
  EMPTY_BLOB(b -> b.rewrite("mapData", t -> "")),
  UNKNOWN_NAMES(b -> addCar(b, "carName", "Warp Hauler")),
  LOOK_ALIKE(b -> addCar(b, "carName", "Dеimos GT")),
  DUPLICATES(
      b -> {
        addCar(b, "carName", "Storm Rider");
        addCar(b, "carName", "storm  rider");
      }),
  TIME_OF_DOTNET(b -> b.profile.addProperty("lastDailyClaimTime", 638_956_800_000_000_000L)),
  TIME_IN_WORDS(b -> b.profile.addProperty("accountCreatedAt", "yesterday")),
  TIME_AMBIGUOUS(b -> b.profile.addProperty("accountCreatedAt", "03/02/2025 1:00:00 PM")),
  NULLS(
      b ->
          List.of("spellDeck", "avatar", "email")
              .forEach(f -> b.profile.add(f, JsonNull.INSTANCE))),
  SELF_AS_FRIEND(
      b -> b.social.add("friends", Blobs.array(List.of(b.player.id(), "", b.player.id())))),
  FULL_DECK(
      b ->
          b.profile.add(
              "spellDeck",
              Blobs.array(List.of("Shield", "Meteor", "Teleport", "Ice Blast", "Shield")))),
  TOO_MANY_STARS(b -> b.map.getAsJsonArray("mapStats").add(track("Ocean Drive", 9))),
  UNKNOWN_TIER(b -> b.garage.getAsJsonObject("crateData").addProperty("Epic", 3)),
  WRONG_SHAPES(b -> b.profile.addProperty("spellDeck", "Shockwave")),
  NO_NAME(b -> b.profile.addProperty("username", "  ")),
  ANOTHERS_ID(b -> b.profile.addProperty("userId", "uSomebodyElse000000000000000")),
  WRONG_LEVEL(b -> b.profile.addProperty("playerLevel", 99)),
  UNKNOWN_FIELDS(b -> b.profile.addProperty("unrankedToBronzeI", 1));

  private final String fate;

  @SuppressWarnings("ImmutableEnumChecker") // the lambdas above capture nothing
  private final Consumer<Blobs> soiling;

  Dirt(Consumer<Blobs> soiling) {
    this(LegacyPlayer.MIGRATED, soiling);
  }

  Dirt(String fate, Consumer<Blobs> soiling) {
    this.fate = fate;
    this.soiling = soiling;
  }

  void soil(Blobs blobs) {
    soiling.accept(blobs);
  }

  String fate() {
    return fate;
  }

  /** A bought car with one thing set otherwise. */
  private static void addCar(Blobs blobs, String field, String value) {
    JsonObject car = new JsonObject();
    car.addProperty("carName", "Fire Dragon");
    car.addProperty("isPurchased", true);
    car.addProperty("currentCarLevel", 2);
    car.addProperty("isEquipped", false);
    car.addProperty(field, value);
    blobs.garage.getAsJsonArray("carsData").add(car);
  }

  private static JsonObject track(String name, int stars) {
    JsonObject track = new JsonObject();
    track.addProperty("levelName", name);
    track.addProperty("stars", stars);
    return track;
  }
}
