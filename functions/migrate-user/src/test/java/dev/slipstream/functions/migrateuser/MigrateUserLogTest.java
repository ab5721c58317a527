package dev.slipstream.functions.migrateuser;

import static dev.slipstream.edge.testing.Client.OPERATOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import dev.slipstream.edge.testing.Client;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Tokens;
import dev.slipstream.testing.LegacyCase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MigrateUserLogTest {

  private static final LegacyCase TESS = LegacyCase.named("contract-p01-everything-maps");

  private static final LegacyCase MALFORMED =
      LegacyCase.named("a-broken-later-blob-comes-before-a-bad-number");

  private final LocalGraph local = new LocalGraph().withMasterData();

  private final Client client = new Client(local, MigrateUser::new);

  @Test
  void theLogHoldsNoNameNoMailAddressAndNoToken() {
    TESS.seed(local.store());
    MALFORMED.seed(local.store());
    List<String> tokens =
        List.of(
            Tokens.ofEmulator(TESS.uid()),
            Tokens.ofEmulator(MALFORMED.uid()),
            OPERATOR,
            Tokens.unsigned(Map.of("sub", TESS.uid(), "email", "tess@example.com")),
            "not-a-token-but-secret");
    for (String token : tokens) {
      client.call(token, "{\"dryRun\": true}");
      client.call(token, "{}");
      client.call(token, "{\"userId\": \"tess@example.com\"}");
      client.call(token, "{\"tess@example.com\": \"TurboTess\", \"username\": \"TurboTess\"}");
      client.call(token, "{\"migration\": \"TurboTess tess@example.com\"}");
      client.call(token, "TurboTess tess@example.com");
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
    JsonObject result = client.call(TESS, "{}").result();
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
}
