package dev.slipstream.functions.dualwriteeconomy;

import static dev.slipstream.edge.testing.Client.assertError;
import static dev.slipstream.edge.testing.Client.assertInvalid;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import dev.slipstream.edge.testing.Client;
import dev.slipstream.edge.testing.FakeResponse;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Tokens;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.LegacyCase;
import dev.slipstream.testing.Writes;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that is refused, and that nothing is written of it. */
final class DualWriteEconomyErrorsTest {

  private static final LegacyCase TESS = LegacyCase.named("contract-p01-everything-maps");
  private static final LegacyCase BROKEN = LegacyCase.named("crates-out-of-range");
  private static final String SERVER = Tokens.ofEmulator("a-game-server", "server");
  private static final DocPath CHECKPOINT =
      DocPath.of("Players", TESS.uid(), "Ops", "op_migrate_v1");

  private final LocalGraph local = new LocalGraph().withMasterData();
  private final Client client = new Client(local, DualWriteEconomy::new);
  private Map<DocPath, ?> before = Map.of();

  @BeforeEach
  void seed() {
    TESS.seed(local.store());
    BROKEN.seed(local.store());
    before = Dump.of(local.store());
  }

  @AfterEach
  void nothingWasWritten() {
    assertEquals(before, Dump.of(local.store()));
  }

  private FakeResponse call(String token, String type, String delta, String more) {
    return client.call(
        token,
        "{\"opId\":\"refuse-me-1\",\"type\":\"%s\",\"delta\":%s%s}".formatted(type, delta, more));
  }

  private static String on(LegacyCase player) {
    return ",\"userId\":\"" + player.uid() + "\"";
  }

  @Test
  void aPlayerGrantsItselfNothing() {
    assertError(
        call(Tokens.ofEmulator(TESS.uid()), "grantCoins", "{\"coins\":5}", ""),
        403,
        "PERMISSION_DENIED",
        "GRANT_NOT_ALLOWED",
        "Only a server may grantCoins; a player spends and opens crates.");
  }

  @Test
  void aPlayerSpendsNobodyElses() {
    assertError(
        call(Tokens.ofEmulator("somebody"), "spendCoins", "{\"coins\":-5}", on(TESS)),
        403,
        "PERMISSION_DENIED",
        "PERMISSION_DENIED",
        "Only a server may act for player uP01TurboTess000000000000000; leave out userId to act"
            + " for yourself.");
  }

  @Test
  void whoHasTooLittleIsToldHowMuchThereIs() {
    FakeResponse response = call(SERVER, "spendGems", "{\"gems\":-100000}", on(TESS));
    assertError(
        response,
        400,
        "FAILED_PRECONDITION",
        "INSUFFICIENT_FUNDS",
        "Player uP01TurboTess000000000000000 has 230 gems and needs 100000; nothing was taken.");
    assertEquals(
        JsonParser.parseString(
            """
            {"code": "INSUFFICIENT_FUNDS", "have": 230, "need": 100000, "currency": "gems"}
            """),
        response.details());
  }

  @Test
  void aPlayerWhoIsNotThereIsNotFound() {
    assertError(
        call(SERVER, "grantCoins", "{\"coins\":5}", ",\"userId\":\"nobody\""),
        404,
        "NOT_FOUND",
        "USER_NOT_FOUND",
        "There is no player nobody; check the id.");
  }

  @Test
  void aBlobThatCannotBeReadIsNamedWithItsPlace() {
    FakeResponse response = call(SERVER, "grantCoins", "{\"coins\":5}", on(BROKEN));
    assertEquals(400, response.statusCode());
    assertEquals(
        JsonParser.parseString(
            """
            {"code": "VALUE_OUT_OF_RANGE", "phase": "garageData", "at": "/crateData/Common",
             "place": "crateData.Common"}
            """),
        response.details());
  }

  @Test
  void moreThanEveryClientCanCountIsRefused() {
    assertError(
        call(SERVER, "grantCoins", "{\"coins\":9007199254740991}", on(TESS)),
        400,
        "FAILED_PRECONDITION",
        "VALUE_OUT_OF_RANGE",
        "Player uP01TurboTess000000000000000 would have more coins than 2^53 - 1; grant less.");
  }

  @Test
  void aCrateWithoutWeightsIsAnOperatorsMatter() {
    assertError(
        call(Tokens.ofEmulator(TESS.uid()), "openCrate", "{\"crates.common\":-1}", ""),
        400,
        "FAILED_PRECONDITION",
        "MASTER_DATA_MISSING",
        "GameData/v1/Crates/common has no usable weights; an operator mends it, or seeds it with"
            + " ./slipstream seed gamedata --execute.");
  }

  @Test
  void nobodyWritesToAPlayerOnTheWayBack() {
    Writes.put(
        local.store(),
        Map.of(
            CHECKPOINT,
            Fields.builder()
                .put("status", "rolled_back")
                .put("rollingBackSince", LocalGraph.NOW)
                .build()));
    before = Dump.of(local.store());
    assertError(
        call(SERVER, "grantCoins", "{\"coins\":5}", on(TESS)),
        503,
        "UNAVAILABLE",
        "ROLLBACK_IN_PROGRESS",
        "Player uP01TurboTess000000000000000 is being taken back to the old schema; call again in"
            + " a moment.");
  }

  @Test
  void anIdIsForOneOperation() {
    call(SERVER, "grantCoins", "{\"coins\":5}", on(TESS));
    before = Dump.of(local.store());
    assertError(
        call(SERVER, "grantCoins", "{\"coins\":6}", on(TESS)),
        409,
        "ALREADY_EXISTS",
        "OP_ID_REUSED",
        "Another operation of player uP01TurboTess000000000000000 has the opId refuse-me-1; give"
            + " each its own.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | type | There is no operation of that type; see the contract for the types.",
        "{\"type\":\"grantCoins\",\"delta\":{\"coins\":5}} | userId | userId must name the player to grantCoins to.",
        "{\"type\":\"spendCoins\",\"delta\":{\"coins\":-5}} | opId | opId must be 8 to 128 letters, digits, dots, underscores, colons or hyphens, the first a letter or digit.",
        "{\"opId\":\"op_migrate_v1\",\"type\":\"spendCoins\",\"delta\":{\"coins\":-5}} | opId | opId must not begin with op_migrate_, which is ours.",
        "{\"opId\":7,\"type\":\"spendCoins\"} | opId | opId must be text.",
        "{\"opId\":\"spend-001\",\"type\":\"spendCoins\"} | delta | delta must name what changes: coins.",
        "{\"opId\":\"spend-001\",\"type\":\"spendCoins\",\"delta\":5} | delta | delta must be an object of integers.",
        "{\"opId\":\"spend-001\",\"type\":\"spendCoins\",\"delta\":{\"coins\":\"-5\"}} | delta.coins | delta.coins must be a whole number.",
        "{\"opId\":\"spend-001\",\"type\":\"spendCoins\",\"delta\":{\"coins\":-0.5}} | delta.coins | delta.coins must be a whole number of 64 bits.",
        "{\"opId\":\"spend-001\",\"type\":\"spendCoins\",\"delta\":{\"coins\":-1e99}} | delta.coins | delta.coins must be a whole number of 64 bits.",
        "{\"opId\":\"spend-001\",\"type\":\"spendCoins\",\"delta\":{\"coins\":5}} | delta.coins | coins must be negative in a delta of spendCoins.",
        "{\"opId\":\"spend-001\",\"type\":\"spendCoins\",\"delta\":{\"coins\":0}} | delta.coins | coins must be negative in a delta of spendCoins.",
        "{\"opId\":\"spend-001\",\"type\":\"spendCoins\",\"delta\":{\"gems\":-5}} | delta.gems | gems does not belong in a delta of spendCoins, which names coins.",
        "{\"opId\":\"spend-001\",\"type\":\"spendItem\",\"delta\":{\"item_zzzzzzzzzz\":-5}} | delta.item_zzzzzzzzzz | There is no item_zzzzzzzzzz; see the catalogue for what there is.",
        "{\"opId\":\"spend-001\",\"type\":\"openCrate\",\"delta\":{\"crates.common\":-2}} | delta | delta of openCrate must be one crate, -1.",
        "{\"opId\":\"spend-001\",\"type\":\"spendCoins\",\"delta\":{\"coins\":-5},\"amount\":5} | amount | There is no argument amount."
      })
  void anArgumentThatCannotBeTakenIsNamed(String data, String field, String message) {
    assertInvalid(client.call(SERVER, data), field, message);
  }

  @Test
  void aBodyOfTwoMebibytesIsRefused() {
    FakeResponse response =
        call(SERVER, "grantCoins", "{\"coins\":5}", ",\"reason\":\"" + "x".repeat(2 << 20) + "\"");
    assertError(
        response,
        400,
        "INVALID_ARGUMENT",
        "INVALID_ARGUMENT",
        "The body is longer than 1 MiB; send less.");
  }

  @Test
  void aLongReasonIsRefused() {
    FakeResponse response =
        call(
            SERVER,
            "grantCoins",
            "{\"coins\":5}",
            on(TESS) + ",\"reason\":\"" + "x".repeat(201) + "\"");
    assertEquals("reason", response.details().get("field").getAsString());
  }

  @Test
  void aCheckpointThatSaysNothingOfARollbackStopsNobody() {
    Writes.put(local.store(), Map.of(CHECKPOINT, Fields.of("status", Value.of("rolled_back"))));
    FakeResponse response = call(SERVER, "grantCoins", "{\"coins\":5}", on(TESS));
    assertEquals("legacy", response.result().get("schema").getAsString());
    before = Dump.of(local.store());
  }
}
