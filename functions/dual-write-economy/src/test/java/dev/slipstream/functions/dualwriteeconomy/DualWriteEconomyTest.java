package dev.slipstream.functions.dualwriteeconomy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.edge.testing.Client;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Tokens;
import dev.slipstream.model.Subject;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.LegacyCase;
import org.junit.jupiter.api.Test;

final class DualWriteEconomyTest {

  private static final LegacyCase TESS = LegacyCase.named("contract-p01-everything-maps");
  private static final LegacyCase MEMBER = LegacyCase.named("clan-member-who-lost-trophies");
  private static final String SERVER = Tokens.ofEmulator("a-game-server", "server");

  private final LocalGraph local = new LocalGraph().withMasterData();
  private final Client client = new Client(local, DualWriteEconomy::new);

  private void migrate(LegacyCase player) {
    local
        .graph()
        .migrator()
        .migrate(local.graph().economy().game().migration(), new Subject(player.uid()));
  }

  private static String asked(LegacyCase player, String opId, String type, String delta) {
    return "{\"userId\":\"%s\",\"opId\":\"%s\",\"type\":\"%s\",\"delta\":%s}"
        .formatted(player.uid(), opId, type, delta);
  }

  @Test
  void aPlayerSpendsAndDoesNotNoticeItsMigration() {
    TESS.seed(local.store());
    JsonObject before =
        client
            .call(
                TESS, "{\"opId\":\"spend-0001\",\"type\":\"spendCoins\",\"delta\":{\"coins\":-20}}")
            .result();
    migrate(TESS);
    JsonObject after =
        client
            .call(
                TESS, "{\"opId\":\"spend-0002\",\"type\":\"spendCoins\",\"delta\":{\"coins\":-20}}")
            .result();
    assertEquals("legacy", before.get("schema").getAsString());
    assertEquals("new", after.get("schema").getAsString());
    assertEquals(coins(before) - 20, coins(after));
    assertEquals(
        before.getAsJsonObject("balances").keySet(), after.getAsJsonObject("balances").keySet());
    assertEquals(before.keySet(), after.keySet());
  }

  private static long coins(JsonObject result) {
    return result.getAsJsonObject("balances").get("coins").getAsLong();
  }

  @Test
  void theAnswerHasAllThatThePlayerHas() {
    TESS.seed(local.store());
    String asked =
        asked(TESS, "grant-0001", "grantItem", "{\"item_3m8qk2p0sx\":2,\"item_7k2m4d1tq9\":1}");
    JsonObject result = client.call(SERVER, asked).result();
    JsonObject balances = result.getAsJsonObject("balances");
    assertEquals(
        JsonParser.parseString("{\"item_3m8qk2p0sx\":2,\"item_7k2m4d1tq9\":2}"),
        balances.get("items"));
    assertEquals(
        "[coins, gems, xp, level, trophies, items, crates, keys]", balances.keySet().toString());
    assertEquals(
        "[common, exotic, legendary, mythical, rare]",
        balances.getAsJsonObject("crates").keySet().toString());
    assertEquals(1, result.get("seq").getAsLong());
    assertEquals("grant-0001", result.get("opId").getAsString());
    assertEquals(TESS.uid(), result.get("userId").getAsString());
  }

  @Test
  void aRepetitionIsAnsweredAsBeforeAcrossTheCutOver() {
    TESS.seed(local.store());
    String asked = asked(TESS, "grant-0001", "grantGems", "{\"gems\":5}");
    JsonObject first = client.call(SERVER, asked).result();
    migrate(TESS);
    var before = Dump.of(local.store());
    JsonObject again = client.call(SERVER, asked).result();
    assertEquals(with(first, "replayed", "true"), again);
    assertEquals(before, Dump.of(local.store()));
  }

  private static JsonObject with(JsonObject object, String name, String json) {
    JsonObject copy = object.deepCopy();
    JsonElement value = JsonParser.parseString(json);
    copy.add(name, value);
    return copy;
  }

  @Test
  void aServerTransfersBetweenAMigratedPlayerAndOneWhoIsNot() {
    TESS.seed(local.store());
    MEMBER.seed(local.store());
    migrate(TESS);
    JsonObject result =
        client
            .call(
                SERVER,
                "{\"userId\":\"%s\",\"toUserId\":\"%s\",\"opId\":\"give-0001\",\"type\":\"transfer\",\"delta\":{\"coins\":7}}"
                    .formatted(TESS.uid(), MEMBER.uid()))
            .result();
    assertEquals("new", result.get("schema").getAsString());
    assertEquals("legacy", result.getAsJsonObject("to").get("schema").getAsString());
    assertEquals(MEMBER.uid(), result.getAsJsonObject("to").get("userId").getAsString());
  }

  @Test
  void theLogSaysWhatWasDoneToWhomAndAtWhatCost() {
    TESS.seed(local.store());
    client.call(SERVER, asked(TESS, "grant-0001", "grantXp", "{\"xp\":5}"));
    JsonObject line = local.lastLogged();
    assertEquals("dualWriteEconomy: done", line.get("message").getAsString());
    assertEquals("grantXp", line.get("type").getAsString());
    assertEquals("legacy", line.get("schema").getAsString());
    assertEquals("false", line.get("replayed").getAsString());
    assertEquals(5, line.get("reads").getAsLong());
    assertEquals(3, line.get("writes").getAsLong());
    assertEquals(TESS.uid(), line.get("userId").getAsString());
  }
}
