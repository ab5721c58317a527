package dev.slipstream.functions.migrateuser;

import static dev.slipstream.edge.testing.Client.OPERATOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.edge.testing.Client;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.LegacyCase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class MigrateUserTest {

  private static final LegacyCase TESS = LegacyCase.named("contract-p01-everything-maps");

  private final LocalGraph local = new LocalGraph().withMasterData();

  private final Client client = new Client(local, MigrateUser::new);

  @Test
  void aPlayerMigratesItself() {
    TESS.seed(local.store());
    JsonObject result = client.call(TESS, "{}").result();
    assertEquals(
        JsonParser.parseString(
            """
            {"userId": "uP01TurboTess000000000000000", "migration": "racing",
             "outcome": "migrated", "status": "completed", "phases": {
               "masterData": "completed", "profileData": "completed", "garageData": "completed",
               "socialData": "completed", "mapData": "completed", "validation": "completed"},
             "rolloutBucket": 9946, "warnings": [], "unmapped": [], "durationMs": 0}
            """),
        without(result, "writes", "reads"));
    assertEquals(
        Dump.below(Dump.of(local.store()), "Players/" + TESS.uid()).size() + 2,
        result.get("writes").getAsLong(),
        "the player's documents, the clan and its member");
    assertEquals(
        7, result.get("reads").getAsLong(), "the checkpoint, four blobs, two for the clan");
  }

  @Test
  void aMigratedPlayerCostsOneReadAndIsLeftAlone() {
    TESS.seed(local.store());
    client.call(TESS, "{}");
    var after = Dump.of(local.store());
    JsonObject again = client.call(TESS, "{\"userId\": \"" + TESS.uid() + "\"}").result();
    assertEquals("already_migrated", again.get("outcome").getAsString());
    assertEquals("completed", again.get("status").getAsString());
    assertEquals(0, again.get("writes").getAsLong());
    assertEquals(1, again.get("reads").getAsLong());
    assertEquals(after, Dump.of(local.store()));
    JsonObject dry = client.call(TESS, "{\"dryRun\": true}").result();
    assertEquals("already_migrated", dry.get("outcome").getAsString());
    assertFalse(dry.has("documents"));
  }

  @Test
  void aDryRunSaysWhatWouldBeWrittenAndWritesNothing() {
    TESS.seed(local.store());
    var before = Dump.of(local.store());
    JsonObject planned = client.call(TESS, "{\"dryRun\": true}").result();
    assertEquals("planned", planned.get("outcome").getAsString());
    assertEquals("completed", planned.get("status").getAsString(), "as it would be");
    assertEquals(before, Dump.of(local.store()));
    JsonObject documents = planned.getAsJsonObject("documents");
    assertEquals(planned.get("writes").getAsInt(), documents.size());
    TESS.after().forEach((path, expected) -> assertHolds(path, expected, documents.get(path)));
    JsonObject migrated = client.call(TESS, "{\"dryRun\": false}").result();
    assertEquals(planned.get("writes"), migrated.get("writes"));
    assertEquals(planned.get("reads"), migrated.get("reads"));
  }

  /** Bookkeeping may stand beside what the case lists. */
  private static void assertHolds(String where, JsonElement expected, JsonElement found) {
    if (expected instanceof JsonObject object && found instanceof JsonObject map) {
      object
          .asMap()
          .forEach((name, inner) -> assertHolds(where + "." + name, inner, map.get(name)));
    } else {
      assertEquals(expected, found, where);
    }
  }

  @Test
  void aDryRunShowsWhatComesToTheClan() {
    LegacyCase member = LegacyCase.named("clan-member-who-lost-trophies");
    member.seed(local.store());
    JsonObject documents =
        client.call(member, "{\"dryRun\": true}").result().getAsJsonObject("documents");
    Map<String, JsonElement> clan = new TreeMap<>(documents.asMap());
    clan.keySet().removeIf(path -> !path.startsWith("Clans/"));
    assertEquals(
        List.of("Clans/X", "Clans/X/Members/" + member.uid()),
        clan.keySet().stream().map(path -> path.replaceFirst("clan_[0-9a-z]+", "X")).toList());
    JsonObject total = clan.values().iterator().next().getAsJsonObject();
    assertTrue(
        total.getAsJsonObject("stats").getAsJsonObject("trophies").get("$increment").getAsLong()
            < 0,
        total::toString);
  }

  @Test
  void anOperatorMigratesAnybody() {
    TESS.seed(local.store());
    JsonObject result =
        client
            .call(OPERATOR, "{\"userId\": \"" + TESS.uid() + "\", \"migration\": \"racing\"}")
            .result();
    assertEquals("migrated", result.get("outcome").getAsString());
    assertEquals(TESS.uid(), result.get("userId").getAsString());
  }

  private static JsonObject without(JsonObject object, String... names) {
    JsonObject copy = object.deepCopy();
    List.of(names).forEach(copy::remove);
    return copy;
  }
}
