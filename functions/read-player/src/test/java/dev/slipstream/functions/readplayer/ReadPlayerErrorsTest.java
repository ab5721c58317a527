package dev.slipstream.functions.readplayer;

import static dev.slipstream.edge.testing.Client.OPERATOR;
import static dev.slipstream.edge.testing.Client.assertError;
import static dev.slipstream.edge.testing.Client.assertInvalid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.slipstream.edge.testing.Client;
import dev.slipstream.edge.testing.FakeResponse;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Tokens;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Found;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.LegacyCase;
import dev.slipstream.testing.Limited;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadPlayerErrorsTest {

  private static final LegacyCase TESS = LegacyCase.named("contract-p01-everything-maps");

  private static final LegacyCase MALFORMED =
      LegacyCase.named("a-broken-later-blob-comes-before-a-bad-number");

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());

  private final LocalGraph local = new LocalGraph();

  private final Client client = new Client(local, ReadPlayer::new);

  @ParameterizedTest
  @CsvSource({"u2, ''", "u2, server"})
  void nobodyElseReadsAPlayer(String uid, String role) {
    TESS.seed(local.store());
    String token = role.isEmpty() ? Tokens.ofEmulator(uid) : Tokens.ofEmulator(uid, role);
    assertError(
        client.call(token, "{\"userId\": \"" + TESS.uid() + "\"}"),
        403,
        "PERMISSION_DENIED",
        "PERMISSION_DENIED",
        "Only an operator may act for player uP01TurboTess000000000000000; leave out userId to act"
            + " for yourself.");
  }

  @Test
  void aPlayerWhoIsNotThereIsNotFound() {
    assertError(
        client.call(OPERATOR, "{\"userId\": \"nobody\"}"),
        404,
        "NOT_FOUND",
        "USER_NOT_FOUND",
        "There is no player nobody in either schema; check the id.");
  }

  @Test
  void aBlobThatIsNotJsonIsAFailedPreconditionAndNoAttemptIsCounted() {
    MALFORMED.seed(local.store());
    var before = Dump.of(local.store());
    FakeResponse response = client.call(MALFORMED, "{}");
    assertError(
        response,
        400,
        "FAILED_PRECONDITION",
        "MALFORMED_JSON",
        "Player uABrokenLaterBlobComesBefore cannot be read: mapData is not valid JSON; mend the"
            + " legacy document and call again.");
    assertEquals(
        JsonParser.parseString(
            """
            {"code": "MALFORMED_JSON", "phase": "mapData", "at": "", "place": "mapData"}
            """),
        response.details());
    assertEquals("mapData", local.lastLogged().get("phase").getAsString());
    assertEquals(before, Dump.of(local.store()));
  }

  @ParameterizedTest
  @CsvSource({
    "crates-out-of-range, VALUE_OUT_OF_RANGE, garageData, /crateData/Common, crateData.Common",
    "gems-in-words, BAD_NUMBER, profileData, /playerGem, playerGem",
    "a-number-is-not-an-object, BLOB_NOT_OBJECT, socialData, '', socialData",
  })
  void whereTheDataIsWrongIsSaidAsAPointerAndInWords(
      String name, String code, String phase, String pointer, String place) {
    LegacyCase broken = LegacyCase.named(name);
    broken.seed(local.store());
    assertEquals(
        JsonParser.parseString(
            """
            {"code": "%s", "phase": "%s", "at": "%s", "place": "%s"}
            """
                .formatted(code, phase, pointer, place)),
        client.call(broken, "{}").details());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"userId\": \"a/b\"} | userId | userId is not an id that a player can have.",
        "{\"userId\": 7} | userId | userId must be text.",
        "{\"migration\": \"racing\"} | migration | There is no argument migration.",
        "{\"userID\": \"u1\"} | userID | There is no argument userID."
      })
  void anArgumentThatCannotBeTakenIsNamed(String data, String field, String message) {
    assertInvalid(client.call(OPERATOR, data), field, message);
  }

  @Test
  void aMigratedPlayerWithoutItsBalancesIsOurFault() {
    TESS.seed(local.store());
    Subject tess = new Subject(TESS.uid());
    local.graph().migrator().migrate(RACING, tess);
    local.store().apply(Changes.writing(new Write.Delete(new PlayerPaths(tess).stats())));
    FakeResponse response = client.call(TESS, "{}");
    assertEquals("INTERNAL", response.details().get("code").getAsString());
    assertFalse(response.text().contains("15420"), response::text);
    assertTrue(local.log().contains("IllegalStateException"), local::log);
  }

  @Test
  void aPlayerWhoNeverStandsStillIsContention() {
    LocalGraph busy = new LocalGraph(new Restless(new MemoryStore()));
    TESS.seed(busy.store());
    assertError(
        new Client(busy, ReadPlayer::new).call(TESS, "{}"),
        503,
        "UNAVAILABLE",
        "CONTENTION",
        "Others keep changing the same documents; call again in a moment.");
  }

  /** A store in which somebody touches the checkpoint before each read. */
  private static final class Restless extends Limited {
    private static final DocPath CHECKPOINT = RACING.checkpoint(new Subject(TESS.uid()));
    private long touched;

    Restless(Store store) {
      super(store, Limits.production());
    }

    @Override
    public Found read(Collection<DocPath> paths, ReadTime at) {
      apply(Changes.writing(new Write.Put(CHECKPOINT, Fields.of("touched", Value.of(++touched)))));
      return super.read(paths, at);
    }
  }
}
