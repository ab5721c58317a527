package dev.slipstream.functions.readplayer;

import static dev.slipstream.edge.testing.Client.OPERATOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.edge.testing.Client;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Subject;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.LegacyCase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReadPlayerTest {

  private static final LegacyCase TESS = LegacyCase.named("contract-p01-everything-maps");

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());

  private final LocalGraph local = new LocalGraph();

  private final Client client = new Client(local, ReadPlayer::new);

  private void migrate(LegacyCase player) {
    local.graph().migrator().migrate(RACING, new Subject(player.uid()));
  }

  @Test
  void aPlayerReadsItselfAsTheNewSchemaHasIt() {
    TESS.seed(local.store());
    assertEquals(
        JsonParser.parseString(
            """
            {"userId": "uP01TurboTess000000000000000",
             "schema": "legacy",
             "player": {
               "uid": "uP01TurboTess000000000000000", "userId": "uP01TurboTess000000000000000",
               "username": "TurboTess", "email": "tess@example.com", "avatarId": 3, "country": "AU",
               "ab": {"configVersion": "v2025.10.15", "bucket": "A"},
               "privacy": {"allowFriendRequests": true}, "createdAt": "2025-03-02T08:15:30.000Z"},
             "economy": {
               "coins": 15420, "gems": 230, "xp": 1000, "level": 6, "trophies": 812,
               "trophiesPeak": 905, "lastDailyClaimAt": "2025-10-14T07:00:00.000Z",
               "balancesVersion": "v1",
               "crates": {"common": 3, "rare": 1, "exotic": 0, "legendary": 0, "mythical": 0},
               "keys": {"common": 2, "rare": 0, "exotic": 1, "legendary": 0, "mythical": 0}},
             "garage": [
               {"carId": "car_5n3k7q1p0m", "owned": false, "upgradeLevel": 0, "equipped": false,
                "cosmetics": {"wheels": null, "decals": null, "spoilers": null,
                              "underglow": null, "boost": null}},
               {"carId": "car_8jz3m2k4d1", "owned": true, "upgradeLevel": 1, "equipped": false,
                "cosmetics": {"wheels": "item_1p5x7r0m3n", "decals": "item_7k2m4d1tq9",
                              "spoilers": null, "underglow": null, "boost": null}},
               {"carId": "car_9q7m2k4d1t", "owned": true, "upgradeLevel": 3, "equipped": true,
                "cosmetics": {"wheels": "item_1p5x7r0m3n", "decals": "item_7k2m4d1tq9",
                              "spoilers": null, "underglow": null, "boost": null}}],
             "inventory": [
               {"itemId": "item_1p5x7r0m3n", "qty": 2}, {"itemId": "item_3p7x9r2m5n", "qty": 1},
               {"itemId": "item_7k2m4d1tq9", "qty": 1}],
             "loadout": {
               "slotId": "primary", "carId": "car_9q7m2k4d1t",
               "spellDeck": ["spell_3gzk7r2m9p", "spell_c19q7m2k0d", "spell_f7p0x4a3n1"]},
             "tracks": [
               {"trackId": "trk_3gzk7r2m9p", "stars": 0, "unlocked": false},
               {"trackId": "trk_7m2k4d1tq9", "stars": 3, "unlocked": true, "bestTimeMs": 84210},
               {"trackId": "trk_9q7m2k4d1t", "stars": 1, "unlocked": true, "bestTimeMs": 101350}],
             "social": {
               "username": "TurboTess", "userId": "uP01TurboTess000000000000000", "level": 6,
               "trophies": 812, "avatarId": 3, "clanId": "clan_7zgf4x288n",
               "friends": ["uFriendAlpha0000000000000000", "uFriendBravo0000000000000000"],
               "friendRequests": [], "friendRequestsSent": ["uFriendCharlie00000000000000"],
               "referralCode": "TESS42"}}
            """),
        client.call(TESS, "null").result());
  }

  @Test
  void aMigratedPlayerReadsTheSame() {
    TESS.seed(local.store());
    JsonObject before = client.call(TESS, "{}").result();
    migrate(TESS);
    JsonObject after = client.call(TESS, "{}").result();
    assertEquals("legacy", before.remove("schema").getAsString());
    assertEquals("new", after.remove("schema").getAsString());
    assertEquals(before, after);
  }

  @Test
  void nothingIsWrittenInEitherSchema() {
    TESS.seed(local.store());
    var legacy = Dump.of(local.store());
    client.call(TESS, "{}");
    assertEquals(legacy, Dump.of(local.store()));
    migrate(TESS);
    var migrated = Dump.of(local.store());
    client.call(TESS, "{}");
    assertEquals(migrated, Dump.of(local.store()));
  }

  @Test
  void anOperatorReadsAnybody() {
    TESS.seed(local.store());
    assertEquals(
        client.call(TESS, "{\"userId\": \"" + TESS.uid() + "\"}").result(),
        client.call(OPERATOR, "{\"userId\": \"" + TESS.uid() + "\"}").result());
  }

  @Test
  void theLogTellsWhoWasReadAndAtWhatCostAndNothingElse() {
    TESS.seed(local.store());
    client.call(TESS, "{}");
    JsonObject line = local.lastLogged();
    assertEquals("readPlayer: done", line.get("message").getAsString());
    assertEquals(TESS.uid(), line.get("userId").getAsString());
    assertEquals("legacy", line.get("schema").getAsString());
    assertEquals(8, line.get("reads").getAsLong());
    assertEquals(
        Set.of(
            "severity",
            "message",
            "time",
            "function",
            "userId",
            "schema",
            "reads",
            "durationMs",
            "outcome"),
        line.keySet());
    migrate(TESS);
    client.call(TESS, "{}");
    assertEquals("new", local.lastLogged().get("schema").getAsString());
    String log = local.log().replace(TESS.uid(), "");
    List.of("TurboTess", "tess@", "eyJ").forEach(secret -> assertFalse(log.contains(secret), log));
  }
}
