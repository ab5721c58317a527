package dev.slipstream.operator.verbs;

import com.google.gson.JsonObject;
import dev.slipstream.model.Subject;
import dev.slipstream.operator.CallableClient;
import dev.slipstream.operator.CallableClient.Answer;
import dev.slipstream.seed.LegacyPlayer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What players do with their coins before, during and after their cut-over, each purchase asked for
 * twice; held against what must then be in the purse. Safe for many threads, one for a player.
 */
final class DemoPurses {

  private static final String OLD = "legacy";
  private static final String NEW = "new";
  private static final long GIFT = 25;
  private static final long PRICE = 10;
  private static final int TRIES = 10;

  private final CallableClient client;
  private final DemoReport report;
  private final Map<Subject, Long> coins = new ConcurrentHashMap<>();
  private final Map<Subject, String> schemas = new ConcurrentHashMap<>();
  private final Map<Subject, Long> games = new ConcurrentHashMap<>();

  DemoPurses(CallableClient client, DemoReport report) {
    this.client = client;
    this.report = report;
  }

  /** A gift of the server's, and something that the player buys, while the blobs count. */
  void playBefore(LegacyPlayer player) {
    Subject subject = player.subject();
    Answer gift = give(subject, "demo-gift", GIFT);
    gift.result().map(DemoPurses::coins).ifPresent(held -> coins.put(subject, held));
    buyTwice(player, "demo-buy-before");
    report.check(isUnder(OLD, subject), player, "bought under the new schema before any wave");
  }

  /** A prize of the server's and something for it, whichever schema counts by now. */
  void play(LegacyPlayer player) {
    Subject subject = player.subject();
    long game = games.merge(subject, 1L, Long::sum);
    long then = coins.merge(subject, PRICE, Long::sum);
    Answer prize = give(subject, "demo-prize-" + game, PRICE);
    report.check(isHolding(prize, then), player, "was given a prize: " + prize);
    buyTwice(player, "demo-buy-" + game);
  }

  /** Something else that it buys, when the new documents count. */
  void playAfter(LegacyPlayer player) {
    buyTwice(player, "demo-buy-after");
    report.check(
        isUnder(NEW, player.subject()), player, "bought under the old schema after all waves");
  }

  /** Rolled back, the player has the same coins in the blob. */
  void goBack(LegacyPlayer player) {
    Subject subject = player.subject();
    Answer back =
        client.callAsOperator(
            "rollbackUserMigration", Map.of("userId", subject.id(), "reason", "the demo"));
    boolean isBack = back.word().equals("rolled_back") && isHeld(subject, OLD);
    report.check(isBack, player, "was rolled back: " + back);
  }

  /** Migrated again, it has them in the new documents. */
  void comeBack(LegacyPlayer player) {
    report.addReturn(player, isHeld(player.subject(), NEW));
  }

  private boolean isHeld(Subject player, String schema) {
    return client
        .call("readPlayer", player.id(), Map.of())
        .result()
        .filter(result -> result.get("schema").getAsString().equals(schema))
        .map(result -> result.getAsJsonObject("economy").get("coins").getAsLong())
        .equals(Optional.ofNullable(coins.get(player)));
  }

  private Answer give(Subject player, String opId, long coins) {
    Map<String, Object> gift = operation(opId, "grantCoins", coins, player);
    return ask(() -> client.callAsServer("dualWriteEconomy", gift));
  }

  private void buyTwice(LegacyPlayer player, String opId) {
    Subject subject = player.subject();
    Map<String, Object> buy = operation(opId, "spendCoins", -PRICE, subject);
    long left = coins.merge(subject, -PRICE, Long::sum);
    Answer first = ask(() -> client.call("dualWriteEconomy", subject.id(), buy));
    Answer again = ask(() -> client.call("dualWriteEconomy", subject.id(), buy));
    boolean isPaidOnce = isHolding(first, left) && isHolding(again, left) && isReplayed(again);
    report.addOperation(player, isPaidOnce && isNoWayBack(subject, first), first);
  }

  /** As a client does that is told to call again. */
  private static Answer ask(Supplier<Answer> call) {
    Answer answer = call.get();
    for (int i = 1; i < TRIES && isToBeRepeated(answer); i++) {
      answer = call.get();
    }
    return answer;
  }

  private static boolean isToBeRepeated(Answer answer) {
    return answer.error().isPresent() && answer.word().equals("CONTENTION");
  }

  private static Map<String, Object> operation(
      String opId, String type, long coins, Subject player) {
    return Map.of(
        "opId", opId, "type", type, "delta", Map.of("coins", coins), "userId", player.id());
  }

  private static boolean isHolding(Answer answer, long coins) {
    return answer.result().filter(result -> coins(result) == coins).isPresent();
  }

  private static boolean isReplayed(Answer answer) {
    return answer.result().filter(result -> result.get("replayed").getAsBoolean()).isPresent();
  }

  /** Whoever was once in the new schema stays there, unless an operator takes the player back. */
  private boolean isNoWayBack(Subject player, Answer answer) {
    String now = answer.result().map(result -> result.get("schema").getAsString()).orElse("none");
    String before = schemas.put(player, now);
    return !(NEW.equals(before) && now.equals(OLD));
  }

  private boolean isUnder(String schema, Subject player) {
    return schema.equals(schemas.get(player));
  }

  private static long coins(JsonObject result) {
    return result.getAsJsonObject("balances").get("coins").getAsLong();
  }
}
