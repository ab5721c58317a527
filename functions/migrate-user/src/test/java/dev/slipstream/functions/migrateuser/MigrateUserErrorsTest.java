package dev.slipstream.functions.migrateuser;

import static dev.slipstream.edge.testing.Client.OPERATOR;
import static dev.slipstream.edge.testing.Client.assertError;
import static dev.slipstream.edge.testing.Client.assertInvalid;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.edge.testing.Client;
import dev.slipstream.edge.testing.FakeResponse;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Tokens;
import dev.slipstream.model.Limits;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.LegacyCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MigrateUserErrorsTest {

  private static final LegacyCase TESS = LegacyCase.named("contract-p01-everything-maps");

  private static final LegacyCase MALFORMED =
      LegacyCase.named("a-broken-later-blob-comes-before-a-bad-number");

  private static final LegacyCase BAD_NUMBER = LegacyCase.named("crates-out-of-range");

  private final LocalGraph local = new LocalGraph().withMasterData();

  private final Client client = new Client(local, MigrateUser::new);

  @ParameterizedTest
  @CsvSource({"u2, ''", "u2, server"})
  void nobodyElseMigratesAPlayer(String uid, String role) {
    TESS.seed(local.store());
    String token = role.isEmpty() ? Tokens.ofEmulator(uid) : Tokens.ofEmulator(uid, role);
    assertError(
        client.call(token, "{\"userId\": \"" + TESS.uid() + "\"}"),
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
        client.call(OPERATOR, "{\"userId\": \"nobody\"}"),
        404,
        "NOT_FOUND",
        "USER_NOT_FOUND",
        "There is no player nobody in the old schema; check the id.");
  }

  @Test
  void aBlobThatIsNotJsonIsAFailedPrecondition() {
    MALFORMED.seed(local.store());
    FakeResponse response = client.call(MALFORMED, "{}");
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
    JsonObject details = client.call(BAD_NUMBER, "{}").details();
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
        client.call(MALFORMED, "{\"dryRun\": true}").details().get("code").getAsString());
    assertEquals(before, Dump.of(local.store()));
  }

  @Test
  void aPlayerWhoFailedFiveTimesWaitsForAPerson() {
    MALFORMED.seed(local.store());
    for (int attempt = 1; attempt <= 5; attempt++) {
      assertEquals(attempt, client.call(MALFORMED, "{}").details().get("attempts").getAsInt());
    }
    FakeResponse response = client.call(MALFORMED, "{}");
    assertError(
        response,
        400,
        "FAILED_PRECONDITION",
        "RETRIES_EXHAUSTED",
        "Player uABrokenLaterBlobComesBefore has failed 5 times, last because mapData is not valid"
            + " JSON; mend the legacy document, then ./slipstream quarantine release --user"
            + " uABrokenLaterBlobComesBefore --execute and call again.");
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
    assertInvalid(client.call(OPERATOR, data), field, message);
  }

  @Test
  void withoutMasterDataNobodyIsMigrated() {
    LocalGraph empty = new LocalGraph();
    TESS.seed(empty.store());
    assertError(
        new Client(empty, MigrateUser::new).call(TESS, "{}"),
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
        new Client(busy, MigrateUser::new).call(TESS, "{}"),
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
}
