package dev.slipstream.functions.validatemigration;

import static dev.slipstream.edge.testing.Client.OPERATOR;
import static dev.slipstream.edge.testing.Client.assertError;
import static dev.slipstream.edge.testing.Client.assertInvalid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import dev.slipstream.edge.testing.Client;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.LegacyCase;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValidateMigrationTest {

  private static final LegacyCase TESS = LegacyCase.named("contract-p01-everything-maps");
  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());

  private Instant now = LocalGraph.NOW.minusSeconds(60);
  private final LocalGraph local =
      new LocalGraph(new MemoryStore(() -> now, Limits.production(), Faults.NONE));
  private final Client client = new Client(local, ValidateMigration::new);

  private void migrate() {
    TESS.seed(local.store());
    local.graph().migrator().migrate(RACING, new Subject(TESS.uid()));
  }

  private void tamper(String path, Fields fields) {
    local.store().apply(Changes.writing(new Write.Merge(DocPath.parse(path), fields)));
  }

  private JsonObject call(String data) {
    now = LocalGraph.NOW;
    return client.call(OPERATOR, data).result();
  }

  private String tess(String more) {
    return "{\"userId\": \"%s\"%s}".formatted(TESS.uid(), more);
  }

  @Test
  void anOperatorProvesAPlayerAndHasItMended() {
    migrate();
    tamper("Players/" + TESS.uid() + "/Economy/Stats", Fields.of("coins", Value.of(15_000)));
    JsonObject found = call(tess(""));
    assertEquals("mismatch", found.get("outcome").getAsString());
    JsonObject difference = found.getAsJsonArray("differences").get(0).getAsJsonObject();
    assertEquals("coins", difference.get("field").getAsString());
    assertEquals(15_420, difference.get("expected").getAsLong());
    assertEquals(15_000, difference.get("actual").getAsLong());
    assertEquals("different", difference.get("kind").getAsString());
    assertEquals("lost 420 coins (15000, expected 15420)", difference.get("words").getAsString());
    assertEquals("2025-10-15T11:59:59.800Z", found.get("readTime").getAsString());
    assertEquals("repaired", call(tess(", \"repair\": true")).get("outcome").getAsString());
    assertEquals(
        15_420,
        local
            .document("Players/" + TESS.uid() + "/Economy/Stats")
            .orElseThrow()
            .integer("coins")
            .orElseThrow());
    assertFalse(local.log().contains("tess@example.com"), local.log());
  }

  @Test
  void whoIsNotMigratedAndWhoMatchesSaysSo() {
    TESS.seed(local.store());
    assertEquals("not_migrated", call(tess("")).get("outcome").getAsString());
    now = now.minusMillis(1);
  }

  @Test
  void aSampleIsCounted() {
    migrate();
    JsonObject counted = call("{\"sample\": 5}");
    assertEquals(1, counted.get("checked").getAsLong());
    assertEquals(1, counted.get("matched").getAsLong());
    assertEquals(0, counted.get("mismatched").getAsLong());
  }

  @Test
  void allBeginsASweepThatCanBeFound() {
    String runId = call("{\"all\": true}").get("runId").getAsString();
    assertEquals(
        "racing",
        local
            .document("AdminOps/validation/Runs/" + runId)
            .orElseThrow()
            .text("migration")
            .orElseThrow());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | userId | Give one of userId, sample and all.",
        "{\"userId\": \"u1\", \"all\": true} | userId | Give one of userId, sample and all.",
        "{\"userId\": \"a/b\"} | userId | userId is not an id that a player can have.",
        "{\"userId\": 7} | userId | userId must be text.",
        "{\"sample\": 0} | sample | sample must be 1 to 500; use all for more.",
        "{\"sample\": 1.5} | sample | sample must be a whole number of 64 bits.",
        "{\"all\": 1} | all | all must be true or false.",
        "{\"all\": true, \"repair\": \"yes\"} | repair | repair must be true or false.",
        "{\"all\": true, \"migration\": \"chess\"} | migration | There is no migration of that name; there are [racing].",
        "{\"all\": true, \"fast\": true} | fast | There is no argument fast.",
      })
  void whatIsNotUnderstoodNamesTheField(String data, String field, String message) {
    assertInvalid(client.call(OPERATOR, data), field, message);
  }

  @Test
  void playersMayNot() {
    assertError(
        client.call(TESS, tess("")),
        403,
        "PERMISSION_DENIED",
        "PERMISSION_DENIED",
        "Only an operator may do this; sign in as one.");
  }
}
