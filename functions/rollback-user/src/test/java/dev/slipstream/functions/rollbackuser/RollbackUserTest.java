package dev.slipstream.functions.rollbackuser;

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
import dev.slipstream.engine.Migrator;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.LegacyCase;
import dev.slipstream.testing.Writes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RollbackUserTest {

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());
  private static final LegacyCase TESS = LegacyCase.named("contract-p01-everything-maps");
  private static final Subject PLAYER = new Subject(TESS.uid());
  private static final DocPath STATS = new PlayerPaths(PLAYER).stats();
  private static final DocPath PROFILE = LegacyPaths.blob(PLAYER, "profileData");

  private final LocalGraph local = new LocalGraph().withMasterData();
  private final Client client = new Client(local, RollbackUser::new);

  private void migrate() {
    TESS.seed(local.store());
    new Migrator(local.store()).migrate(RACING, PLAYER);
  }

  private void change(DocPath path, String field, Value value) {
    Fields before = Dump.of(local.store()).get(path).fields();
    Writes.put(local.store(), Map.of(path, before.with(field, value)));
  }

  private FakeResponse call(String more) {
    return client.call(
        OPERATOR,
        "{\"userId\": \"%s\", \"reason\": \"wave 5 aborted\"%s}".formatted(TESS.uid(), more));
  }

  private String profile() {
    return Dump.of(local.store()).get(PROFILE).fields().text("profileData").orElseThrow();
  }

  @Test
  void whatWasEarnedSinceIsCarriedBackAndTold() {
    migrate();
    change(STATS, "coins", Value.of(99));
    JsonObject result = call("").result();
    assertEquals("rolled_back", result.get("outcome").getAsString());
    assertEquals(
        JsonParser.parseString(
            "[{\"path\": \"%s\", \"field\": \"coins\", \"from\": 15420, \"to\": 99}]"
                .formatted(STATS)),
        result.get("carriedBack"));
    assertEquals(0, result.get("lost").getAsJsonArray().size());
    assertEquals(1, profile().split("\"playerCoins\": ?99[,}]", -1).length - 1, profile());
    Fields checkpoint = Dump.of(local.store()).get(RACING.checkpoint(PLAYER)).fields();
    assertEquals("rolled_back", checkpoint.text("status").orElseThrow());
    assertEquals("wave 5 aborted", checkpoint.text("rollbackReason").orElseThrow());
  }

  @Test
  void aDryRunTellsTheSameAndWritesNothing() {
    migrate();
    change(STATS, "coins", Value.of(99));
    Map<DocPath, Document> before = Dump.of(local.store());
    JsonObject result = call(", \"dryRun\": true").result();
    assertEquals("planned", result.get("outcome").getAsString());
    assertEquals(1, result.get("carriedBack").getAsJsonArray().size());
    assertEquals(before, Dump.of(local.store()));
  }

  @Test
  void whatWouldBeLostRefusesAndIsListed() {
    migrate();
    change(new PlayerPaths(PLAYER).root(), "title", Value.of("Duke"));
    Map<DocPath, Document> before = Dump.of(local.store());
    FakeResponse response = call("");
    assertError(
        response,
        400,
        "FAILED_PRECONDITION",
        "ROLLBACK_WOULD_LOSE",
        "Player uP01TurboTess000000000000000 would lose what the old schema cannot say: title; set"
            + " force to roll back all the same.");
    assertEquals(
        JsonParser.parseString(
            "[{\"path\": \"Players/%s\", \"field\": \"title\", \"from\": null, \"to\": \"Duke\"}]"
                .formatted(TESS.uid())),
        response.details().get("lost"));
    assertEquals("refused", call(", \"dryRun\": true").result().get("outcome").getAsString());
    assertEquals(before, Dump.of(local.store()));
    assertEquals("rolled_back", call(", \"force\": true").result().get("outcome").getAsString());
  }

  @Test
  void whoIsNotMigratedOrRolledBackAlreadyStaysAsTheyAre() {
    TESS.seed(local.store());
    Map<DocPath, Document> before = Dump.of(local.store());
    assertEquals("not_migrated", call("").result().get("outcome").getAsString());
    assertEquals(before, Dump.of(local.store()));
    new Migrator(local.store()).migrate(RACING, PLAYER);
    call("");
    Map<DocPath, Document> rolledBack = Dump.of(local.store());
    assertEquals("already_rolled_back", call("").result().get("outcome").getAsString());
    assertEquals(rolledBack, Dump.of(local.store()));
  }

  @Test
  void aLegacyTextThatNobodyCanReadIsSaidWithItsPlace() {
    migrate();
    Writes.put(
        local.store(), Map.of(PROFILE, Fields.of("profileData", Value.of("{\"playerCoins\":"))));
    assertError(
        call(""),
        400,
        "FAILED_PRECONDITION",
        "MALFORMED_JSON",
        "Player uP01TurboTess000000000000000 cannot be rolled back: profileData is not valid JSON;"
            + " mend the legacy document and call again.");
  }

  @Test
  void aProfileThatIsGoneIsSaid() {
    migrate();
    local.store().apply(Changes.writing(new Write.Delete(PROFILE)));
    assertError(
        call(""),
        400,
        "FAILED_PRECONDITION",
        "LEGACY_MISSING",
        "Player uP01TurboTess000000000000000 has no profile in the old schema any more; bring it"
            + " back, then roll back.");
  }

  @ParameterizedTest
  @CsvSource({"'', player", "server, server"})
  void onlyOperatorsRollBack(String role, String who) {
    migrate();
    String token =
        role.isEmpty() ? Tokens.ofEmulator(TESS.uid()) : Tokens.ofEmulator(TESS.uid(), role);
    FakeResponse response =
        client.call(token, "{\"userId\": \"%s\", \"reason\": \"x\"}".formatted(TESS.uid()));
    assertEquals(403, response.statusCode(), who);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"reason\": \"x\"} | userId | userId must name a player.",
        "{\"userId\": \"u1\"} | reason | reason must say why, in 1 to 200 characters.",
        "{\"userId\": \"u1\", \"reason\": \" \"} | reason | reason must say why, in 1 to 200 characters.",
        "{\"userId\": \"a/b\", \"reason\": \"x\"} | userId | userId is not an id that a player can have.",
        "{\"userId\": \"u1\", \"reason\": \"x\", \"wave\": 5} | wave | There is no argument wave.",
        "{\"userId\": \"u1\", \"reason\": \"x\", \"force\": \"yes\"} | force | force must be true or false.",
      })
  void badArgumentsNameTheField(String data, String field, String message) {
    assertInvalid(client.call(OPERATOR, data), field, message);
  }
}
