package dev.slipstream.seed;

import static dev.slipstream.seed.JsonParts.array;
import static dev.slipstream.seed.JsonParts.object;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.slipstream.migrations.racing.XpCurve;
import dev.slipstream.seed.Vocabulary.Words;
import java.util.List;

/** Makes up a profileData blob, contract A2. */
final class ProfileMaker {

  private final Account account;
  private final Dice dice;
  private final Vocabulary vocabulary;
  private final Words words;

  ProfileMaker(Account account, Dice dice, Vocabulary vocabulary, Words words) {
    this.account = account;
    this.dice = dice;
    this.vocabulary = vocabulary;
    this.words = words;
  }

  /** What a legacy function puts in the place of a profile that it cannot parse. */
  static JsonObject stub(Account account) {
    return object(
        "userId", account.subject().id(), "username", account.username(), "trophyLevel", 0);
  }

  JsonObject make() {
    JsonObject profile = identity();
    addProgress(profile);
    addBelongings(profile);
    addFlags(profile);
    if (dice.chance(50)) {
      profile.add("accountCreatedAt", Times.created(dice));
    }
    if (dice.chance(30)) {
      profile.add("lastDailyClaimTime", Times.recent(dice));
    }
    if (account.serialiser().keepsUnknownFields()) {
      addFieldsOfFunctions(profile);
    }
    return profile;
  }

  private JsonObject identity() {
    boolean hasEmail = dice.chance(90);
    return object(
        "username", account.username(),
        "userId", dice.chance(90) ? account.subject().id() : "",
        "email", hasEmail ? "racer" + dice.below(1_000_000) + "@example.com" : noText());
  }

  private void addProgress(JsonObject profile) {
    long level = XpCurve.levelOf(account.xp());
    boolean isStale = dice.chance(20);
    long races = dice.skewed(3_000, 2);
    profile.addProperty("careerEarning", dice.skewed(2_000_000, 3));
    profile.addProperty("totalRace", races);
    profile.addProperty("totalWin", dice.skewed(races, 1));
    profile.addProperty("playerCoins", dice.chance(10) ? 1_000 : dice.skewed(400_000, 3));
    profile.addProperty("playerGem", dice.chance(10) ? 50 : dice.skewed(9_000, 3));
    profile.addProperty("playerExperience", account.xp());
    profile.addProperty("playerLevel", isStale ? Math.max(1, level - 1) : level);
    profile.addProperty("trophyLevel", account.trophies());
    profile.addProperty(
        "trophyHighestLevel", dice.chance(40) ? 0 : account.trophies() + dice.below(300));
  }

  private void addBelongings(JsonObject profile) {
    profile.add("spellDeck", deck());
    profile.add("avatar", avatar(account, dice));
    profile.addProperty("selectedCar", dice.pick(words.cars()));
    profile.add("friendRequestsSent", account.serialiser().noList());
  }

  private JsonElement deck() {
    int size = dice.below(4);
    int first = dice.below(words.spells().size());
    JsonArray deck = new JsonArray();
    for (int i = 0; i < size; i++) {
      deck.add(spell(words.spells().get((first + i) % words.spells().size())));
    }
    return deck.isEmpty() ? account.serialiser().noList() : deck;
  }

  private JsonElement spell(String name) {
    return dice.chance(20)
        ? new JsonPrimitive(name)
        : object("spellName", name, "id", name, "level", 1 + dice.below(5));
  }

  static JsonObject avatar(Account account, Dice dice) {
    return object(
        "_id",
        account.serialiser().noText(),
        "userId",
        dice.chance(50) ? account.subject().id() : account.serialiser().noText(),
        "tierType",
        "Common",
        "avatarNumber",
        1 + dice.below(10),
        "status",
        true);
  }

  private void addFlags(JsonObject profile) {
    String code = "RACE" + dice.below(100_000);
    profile.add("referralCode", dice.chance(40) ? new JsonPrimitive(code) : noText());
    profile.addProperty("referralLeft", 5 - dice.skewed(5, 3));
    profile.addProperty("isReferralClaimed", dice.chance(10));
    profile.addProperty("isVerified", dice.chance(60));
    profile.addProperty("isMaintenanceRewardAvailable", dice.chance(20));
    profile.addProperty("game_quality", dice.pick(List.of("Low", "Medium", "High")));
  }

  /** They vanish whenever the client saves the profile. */
  private void addFieldsOfFunctions(JsonObject profile) {
    profile.addProperty("avatarId", 1 + dice.below(10));
    profile.addProperty("account_status", "active");
    profile.add("claimedMaintenances", array(List.of("maintenance_1748736000")));
    List<String> flags = vocabulary.rankFlags();
    int reached = (int) Math.min(flags.size(), account.trophies() / 250);
    flags.subList(0, reached).forEach(flag -> profile.addProperty(flag, 1 + dice.below(2)));
  }

  private JsonElement noText() {
    return account.serialiser().noText();
  }
}
