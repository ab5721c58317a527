package dev.slipstream.functions.migrateuser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.edge.testing.FakeRequest;
import dev.slipstream.edge.testing.FakeResponse;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Tokens;
import dev.slipstream.model.Limits;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Dump;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MigrateUserTest {

  private static final LegacyCase TESS = LegacyCase.named("contract-p01-everything-maps");
  private static final LegacyCase MALFORMED =
      LegacyCase.named("a-broken-later-blob-comes-before-a-bad-number");
  private static final LegacyCase BAD_NUMBER = LegacyCase.named("crates-out-of-range");

  private final LocalGraph local = new LocalGraph().withMasterData();

  private FakeResponse call(String token, String data) {
    return call(local, token, data);
  }

  private static FakeResponse call(LocalGraph local, String token, String data) {
    FakeResponse response = new FakeResponse();
    try {
      new MigrateUser(local.graph())
          .service(FakeRequest.post("{\"data\": " + data + "}").from(token), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return response;
  }

  private static String player(LegacyCase player) {
    return Tokens.ofEmulator(player.uid());
  }

  private static final String OPERATOR = Tokens.ofEmulator("op1", "operator");

  private static void assertError(
      FakeResponse response, int httpCode, String status, String code, String message) {
    assertEquals(httpCode, response.statusCode(), response::text);
    assertEquals(status, response.error().get("status").getAsString());
    assertEquals(code, response.details().get("code").getAsString());
    assertEquals(message, response.error().get("message").getAsString());
  }

  @Test
  void aPlayerMigratesItself() {
    TESS.seed(local.store());
    JsonObject result = call(player(TESS), "{}").result();
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
    call(player(TESS), "{}");
    var after = Dump.of(local.store());
    JsonObject again = call(player(TESS), "{\"userId\": \"" + TESS.uid() + "\"}").result();
    assertEquals("already_migrated", again.get("outcome").getAsString());
    assertEquals("completed", again.get("status").getAsString());
    assertEquals(0, again.get("writes").getAsLong());
    assertEquals(1, again.get("reads").getAsLong());
    assertEquals(after, Dump.of(local.store()));
    JsonObject dry = call(player(TESS), "{\"dryRun\": true}").result();
    assertEquals("already_migrated", dry.get("outcome").getAsString());
    assertFalse(dry.has("documents"));
  }

  @Test
  void aDryRunSaysWhatWouldBeWrittenAndWritesNothing() {
    TESS.seed(local.store());
    var before = Dump.of(local.store());
    JsonObject planned = call(player(TESS), "{\"dryRun\": true}").result();
    assertEquals("planned", planned.get("outcome").getAsString());
    assertEquals("completed", planned.get("status").getAsString(), "as it would be");
    assertEquals(before, Dump.of(local.store()));
    JsonObject documents = planned.getAsJsonObject("documents");
    assertEquals(planned.get("writes").getAsInt(), documents.size());
    TESS.after().forEach((path, expected) -> assertHolds(path, expected, documents.get(path)));
    JsonObject migrated = call(player(TESS), "{\"dryRun\": false}").result();
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
        call(player(member), "{\"dryRun\": true}").result().getAsJsonObject("documents");
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
        call(OPERATOR, "{\"userId\": \"" + TESS.uid() + "\", \"migration\": \"racing\"}").result();
    assertEquals("migrated", result.get("outcome").getAsString());
    assertEquals(TESS.uid(), result.get("userId").getAsString());
  }

  @ParameterizedTest
  @CsvSource({"u2, ''", "u2, server"})
  void nobodyElseMigratesAPlayer(String uid, String role) {
    TESS.seed(local.store());
    String token = role.isEmpty() ? Tokens.ofEmulator(uid) : Tokens.ofEmulator(uid, role);
    assertError(
        call(token, "{\"userId\": \"" + TESS.uid() + "\"}"),
        403,
        "PERMISSION_DENIED",
        "PERMISSION_DENIED",
        "Only an operator may act for player uP01TurboTess000000000000000; leave out userId to act"
            + " for yourself.");
    assertEquals(0, Dump.below(Dump.of(local.store()), "Players/" + TESS.uid()).size());
  }

  @Test
  void aPlayerWhoIsNotThereIsNotFound() {
    assertError(
        call(OPERATOR, "{\"userId\": \"nobody\"}"),
        404,
        "NOT_FOUND",
        "USER_NOT_FOUND",
        "There is no player nobody in the old schema; check the id.");
  }

  @Test
  void aBlobThatIsNotJsonIsAFailedPrecondition() {
    MALFORMED.seed(local.store());
    FakeResponse response = call(player(MALFORMED), "{}");
    assertError(
        response,
        400,
        "FAILED_PRECONDITION",
        "MALFORMED_JSON",
        "Player uABrokenLaterBlobComesBefore cannot be migrated: mapData is not valid JSON; mend"
            + " the legacy document and call again.");
    assertEquals(
        JsonParser.parseString(
            """
            {"code": "MALFORMED_JSON", "phase": "mapData", "at": "", "place": "mapData",
             "attempts": 1, "maxRetries": 5}
            """),
        response.details());
    assertEquals("mapData", local.lastLogged().get("phase").getAsString());
  }

  @Test
  void whereTheDataIsWrongIsSaidAsAPointerAndInWords() {
    BAD_NUMBER.seed(local.store());
    JsonObject details = call(player(BAD_NUMBER), "{}").details();
    assertEquals("VALUE_OUT_OF_RANGE", details.get("code").getAsString());
    assertEquals("garageData", details.get("phase").getAsString());
    assertEquals("/crateData/Common", details.get("at").getAsString());
    assertEquals("crateData.Common", details.get("place").getAsString());
  }

  @Test
  void aDryRunOfABrokenPlayerCountsNoAttempt() {
    MALFORMED.seed(local.store());
    var before = Dump.of(local.store());
    assertEquals(
        "MALFORMED_JSON",
        call(player(MALFORMED), "{\"dryRun\": true}").details().get("code").getAsString());
    assertEquals(before, Dump.of(local.store()));
  }

  @Test
  void aPlayerWhoFailedFiveTimesWaitsForAPerson() {
    MALFORMED.seed(local.store());
    for (int attempt = 1; attempt <= 5; attempt++) {
      assertEquals(attempt, call(player(MALFORMED), "{}").details().get("attempts").getAsInt());
    }
    FakeResponse response = call(player(MALFORMED), "{}");
    assertError(
        response,
        400,
        "FAILED_PRECONDITION",
        "RETRIES_EXHAUSTED",
        "Player uABrokenLaterBlobComesBefore has failed 5 times, last because mapData is not valid"
            + " JSON; mend the legacy document, then set retryCount of"
            + " Players/uABrokenLaterBlobComesBefore/Ops/op_migrate_v1 to 0 and call again.");
    assertEquals(
        JsonParser.parseString(
            """
            {"code": "RETRIES_EXHAUSTED", "attempts": 5, "maxRetries": 5, "lastError": {
              "attempt": 5, "phase": "mapData", "code": "MALFORMED_JSON", "at": "",
              "place": "mapData", "message": "mapData is not valid JSON"}}
            """),
        response.details());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"userId\": \"a/b\"} | userId | userId is not an id that a player can have.",
        "{\"userId\": \"\"} | userId | userId is not an id that a player can have.",
        "{\"userId\": 7} | userId | userId must be text.",
        "{\"migration\": \"chess\"} | migration | There is no migration of that name; there are [racing].",
        "{\"migration\": true} | migration | migration must be text.",
        "{\"dryRun\": \"yes\"} | dryRun | dryRun must be true or false.",
        "{\"dryrun\": true} | dryrun | There is no argument dryrun."
      })
  void anArgumentThatCannotBeTakenIsNamed(String data, String field, String message) {
    FakeResponse response = call(OPERATOR, data);
    assertError(response, 400, "INVALID_ARGUMENT", "INVALID_ARGUMENT", message);
    assertEquals(field, response.details().get("field").getAsString());
  }

  @Test
  void withoutMasterDataNobodyIsMigrated() {
    LocalGraph empty = new LocalGraph();
    TESS.seed(empty.store());
    assertError(
        call(empty, player(TESS), "{}"),
        400,
        "FAILED_PRECONDITION",
        "MASTER_DATA_MISSING",
        "The master data of this build is not in the database; an operator seeds it with"
            + " ./slipstream seed gamedata --execute.");
  }

  @Test
  void aStoreThatAlwaysAbortsIsContention() {
    AbortsWhenTold faults = new AbortsWhenTold();
    LocalGraph busy =
        new LocalGraph(new MemoryStore(() -> LocalGraph.NOW, Limits.production(), faults))
            .withMasterData();
    TESS.seed(busy.store());
    faults.isTold = true;
    assertError(
        call(busy, player(TESS), "{}"),
        503,
        "UNAVAILABLE",
        "CONTENTION",
        "Others keep changing the same documents; call again in a moment.");
  }

  private static final class AbortsWhenTold implements Faults {
    private boolean isTold;

    @Override
    public Fate ofNextCommit() {
      return isTold ? Fate.ABORTED : Fate.DONE;
    }
  }

  @Test
  void theLogHoldsNoNameNoMailAddressAndNoToken() {
    TESS.seed(local.store());
    MALFORMED.seed(local.store());
    List<String> tokens =
        List.of(
            player(TESS),
            player(MALFORMED),
            OPERATOR,
            Tokens.unsigned(Map.of("sub", TESS.uid(), "email", "tess@example.com")),
            "not-a-token-but-secret");
    for (String token : tokens) {
      call(token, "{\"dryRun\": true}");
      call(token, "{}");
      call(token, "{\"userId\": \"tess@example.com\"}");
      call(token, "{\"tess@example.com\": \"TurboTess\", \"username\": \"TurboTess\"}");
      call(token, "{\"migration\": \"TurboTess tess@example.com\"}");
      call(token, "TurboTess tess@example.com");
    }
    String log = local.log().replace(TESS.uid(), "");
    assertEquals(30, log.lines().count());
    for (String secret : List.of("TurboTess", "tess@", "example.com", "eyJ", "secret")) {
      assertFalse(log.contains(secret), secret + " is in the log");
    }
    for (String token : tokens) {
      assertFalse(log.contains(token), "a token is in the log");
    }
  }

  @Test
  void theLogTellsWhoWasMigratedAndAtWhatCost() {
    TESS.seed(local.store());
    JsonObject result = call(player(TESS), "{}").result();
    JsonObject line = local.lastLogged();
    assertEquals("migrateUser: migrated", line.get("message").getAsString());
    assertEquals(
        Set.of(
            "severity",
            "message",
            "time",
            "function",
            "userId",
            "migration",
            "reads",
            "writes",
            "durationMs",
            "outcome"),
        line.keySet());
    assertEquals(TESS.uid(), line.get("userId").getAsString());
    assertEquals(result.get("reads"), line.get("reads"));
    assertEquals(result.get("writes"), line.get("writes"));
  }

  private static JsonObject without(JsonObject object, String... names) {
    JsonObject copy = object.deepCopy();
    List.of(names).forEach(copy::remove);
    return copy;
  }
}
