package dev.slipstream.operator.verbs;

import com.google.gson.JsonObject;
import dev.slipstream.model.Subject;
import dev.slipstream.operator.CallableClient;
import dev.slipstream.operator.CallableClient.Answer;
import dev.slipstream.seed.LegacyPlayer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What players do with their coins before and after their cut-over, each operation asked for twice;
 * held against what must then be in the purse. Safe for many threads.
 */
final class DemoPurses {

  private static final long GIFT = 25;
  private static final long PRICE = 10;

  private final CallableClient client;
  private final DemoReport report;
  private final Map<Subject, Long> coins = new ConcurrentHashMap<>();

  DemoPurses(CallableClient client, DemoReport report) {
    this.client = client;
    this.report = report;
  }

  /** A gift of the server's, and something that the player buys, while the blobs count. */
  void playBefore(LegacyPlayer player) {
    Subject subject = player.subject();
    Optional<JsonObject> gift =
        client
            .callAsServer("dualWriteEconomy", operation("demo-gift", "grantCoins", GIFT, subject))
            .result();
    gift.map(DemoPurses::coins).ifPresent(held -> coins.put(subject, held));
    buyTwice(player, "demo-buy-before", "legacy");
  }

  /** Something else that it buys, when the new documents count. */
  void playAfter(LegacyPlayer player) {
    buyTwice(player, "demo-buy-after", "new");
  }

  /** Rolled back and migrated again, the player has the same coins under either schema. */
  void goBackAndForth(LegacyPlayer player) {
    Subject subject = player.subject();
    Answer back =
        client.callAsOperator(
            "rollbackUserMigration", Map.of("userId", subject.id(), "reason", "the demo"));
    boolean isBack = back.word().equals("rolled_back") && isHeld(subject, "legacy");
    Answer forth = client.call("migrateUser", subject.id(), Map.of());
    boolean isForth = forth.word().equals(LegacyPlayer.MIGRATED) && isHeld(subject, "new");
    report.addReturn(player, isBack && isForth, back, forth);
  }

  private boolean isHeld(Subject player, String schema) {
    return client
        .call("readPlayer", player.id(), Map.of())
        .result()
        .filter(result -> result.get("schema").getAsString().equals(schema))
        .map(result -> result.getAsJsonObject("economy").get("coins").getAsLong())
        .equals(Optional.ofNullable(coins.get(player)));
  }

  private void buyTwice(LegacyPlayer player, String opId, String schema) {
    Subject subject = player.subject();
    Map<String, Object> buy = operation(opId, "spendCoins", -PRICE, subject);
    long left = coins.merge(subject, -PRICE, Long::sum);
    Answer first = client.call("dualWriteEconomy", subject.id(), buy);
    Answer again = client.call("dualWriteEconomy", subject.id(), buy);
    report.addOperation(
        player, is(first, schema, left, false) && is(again, schema, left, true), first);
  }

  private static Map<String, Object> operation(
      String opId, String type, long coins, Subject player) {
    return Map.of(
        "opId", opId, "type", type, "delta", Map.of("coins", coins), "userId", player.id());
  }

  private static boolean is(Answer answer, String schema, long coins, boolean isReplayed) {
    return answer
        .result()
        .filter(result -> result.get("schema").getAsString().equals(schema))
        .filter(result -> result.get("replayed").getAsBoolean() == isReplayed)
        .filter(result -> coins(result) == coins)
        .isPresent();
  }

  private static long coins(JsonObject result) {
    return result.getAsJsonObject("balances").get("coins").getAsLong();
  }
}
