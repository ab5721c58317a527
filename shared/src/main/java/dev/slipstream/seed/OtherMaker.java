package dev.slipstream.seed;

import static dev.slipstream.seed.JsonParts.object;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.slipstream.seed.Vocabulary.Offer;
import dev.slipstream.seed.Vocabulary.Words;
import java.util.List;

/** Makes up mapData and the blobs that the seed never maps, contract A5 to A9. */
final class OtherMaker {

  private static final long SOME_TIME = 1_760_000_000_000L;

  private final Dice dice;
  private final Vocabulary vocabulary;
  private final Words words;

  OtherMaker(Dice dice, Vocabulary vocabulary, Words words) {
    this.dice = dice;
    this.vocabulary = vocabulary;
    this.words = words;
  }

  JsonObject map() {
    JsonArray stats = new JsonArray();
    boolean isNewer = dice.chance(50);
    for (String track : words.tracks()) {
      long stars = dice.chance(35) ? 1 + dice.below(3) : 0;
      JsonObject entry = object("levelName", track, "stars", stars);
      if (isNewer) {
        entry.addProperty("bestTimeMs", stars > 0 ? 60_000 + dice.below(90_000) : 0);
        entry.addProperty("unlocked", stars > 0 || stats.isEmpty());
      }
      stats.add(entry);
    }
    return object("mapStats", stats);
  }

  /** A new account carries an invented claim time with day 0. */
  JsonObject dailyRewards() {
    long day = dice.skewed(6, 1);
    return object(
        "currentDay",
        day + 1,
        "lastClaimDay",
        day,
        "lastClaimTime",
        day == 0 ? "17/06/2025 9:55:15 AM" : Times.dayFirst(dice));
  }

  JsonObject referrals() {
    return object("referredUsers", new JsonArray());
  }

  JsonObject offers() {
    JsonArray offers = new JsonArray();
    for (Offer offer : vocabulary.offers()) {
      if (dice.chance(20)) {
        offers.add(offer(offer));
      }
    }
    return object("offers", offers);
  }

  private JsonObject offer(Offer offer) {
    JsonArray items = new JsonArray();
    items.add(object("ItemName", "Gems", "Quantity", 100 * (1 + dice.below(9)), "Price", 0));
    return object(
        "OfferName",
        offer.name(),
        "offerType",
        dice.below(4),
        "OfferId",
        offer.id(),
        "Items",
        items,
        "OldPrice",
        9.99,
        "NewPrice",
        4.99,
        "ExpirationTimestamp",
        SOME_TIME + dice.below(1_000_000_000),
        "ValidityHours",
        dice.chance(20) ? 0.25 : 24);
  }

  JsonObject boosters() {
    JsonObject boosters = new JsonObject();
    List<String> spelling = dice.pick(vocabulary.boosters());
    spelling.forEach(key -> boosters.addProperty(key, dice.skewed(4, 3)));
    boosters.addProperty("coinBoosterEndTime", dice.chance(20) ? SOME_TIME : 0);
    boosters.addProperty("expBoosterEndTime", 0);
    return boosters;
  }
}
