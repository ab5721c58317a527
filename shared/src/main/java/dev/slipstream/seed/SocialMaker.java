package dev.slipstream.seed;

import static dev.slipstream.seed.JsonParts.object;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.slipstream.model.Subject;
import java.util.List;

/** Makes up a socialData blob, contract A4: its copies of the profile are stale. */
final class SocialMaker {

  private final Account account;
  private final Dice dice;

  SocialMaker(Account account, Dice dice) {
    this.account = account;
    this.dice = dice;
  }

  /**
   * @param others players near by, the player itself not among them
   */
  JsonObject make(List<Subject> others) {
    boolean isRenamed = dice.chance(5);
    boolean hasAvatar = dice.chance(75);
    return object(
        "username", isRenamed ? "Old" + account.username() : account.username(),
        "userId", account.subject().id(),
        "playerLevel", 1,
        "trophyLevel", 0,
        "avatar", hasAvatar ? ProfileMaker.avatar(account, dice) : account.serialiser().noText(),
        "clanName", account.serialiser().noText(),
        "badge", account.serialiser().noText(),
        "friends", friends(others, 50),
        "friendRequests", friends(others, 10));
  }

  private JsonElement friends(List<Subject> others, int percent) {
    JsonArray friends = new JsonArray();
    for (Subject other : others) {
      if (dice.chance(percent)) {
        friends.add(friend(other));
      }
    }
    return friends.isEmpty() ? account.serialiser().noList() : friends;
  }

  private JsonElement friend(Subject other) {
    return dice.chance(10)
        ? new JsonPrimitive(other.id())
        : object("userId", other.id(), "username", "Racer", "playerLevel", 1 + dice.below(50));
  }
}
