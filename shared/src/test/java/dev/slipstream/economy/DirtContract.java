package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Blobs as clients and functions really leave them: what the migration tolerates, operations
 * tolerate, before the cut-over and in the mirror behind it. Only the number in question changes.
 */
interface DirtContract extends EconomyGround {

  /** A blob, an operation, and the blob after it; under both schemas. */
  private void assertPatched(
      String blob, String before, String type, Map<String, Long> delta, String after) {
    Player tess = another().blob(blob, before);
    tess.receipt("op-on-dirt", type, delta);
    assertEquals(after, tess.text(blob), type + " before the cut-over");
    Player yan = another().blob(blob, before).migrate();
    yan.receipt("op-on-dirt", type, delta);
    assertEquals(after, yan.text(blob), type + " after it");
    assertEquals(List.of(), yan.sweep());
  }

  private void assertCoins(String before, long delta, String after) {
    String type = delta > 0 ? "grantCoins" : "spendCoins";
    assertPatched(
        "profileData",
        "{\"a\" : 1,%s}".formatted(before),
        type,
        Map.of("coins", delta),
        "{\"a\" : 1,%s}".formatted(after));
  }

  @Test
  default void aNumberIsPatchedAsItIsWritten() {
    assertCoins("\"playerCoins\":\"7\"", 1, "\"playerCoins\":\"8\"");
    assertCoins("\"playerCoins\":\" +07 \"", 1, "\"playerCoins\":\"8\"");
    assertCoins("\"playerCoins\": 10.9 ", -10, "\"playerCoins\": 0 ");
    assertCoins("\"playerCoins\":\"2.75\"", 1, "\"playerCoins\":\"3\"");
    assertCoins("\"playerCoins\":-250", 5, "\"playerCoins\":5");
    assertCoins("\"playerCoins\":\"-250\"", 5, "\"playerCoins\":\"5\"");
    assertCoins("\"playerCoins\":15e1", -50, "\"playerCoins\":100");
    assertCoins("\"playerCoins\":null", 5, "\"playerCoins\":5");
    assertCoins("\"playerCoins\":\"\"", 5, "\"playerCoins\":5");
    assertCoins("\"playerCoins\":\" \"", 5, "\"playerCoins\":5");
    assertCoins("\"b\":2 ", 5, "\"b\":2,\"playerCoins\":5 ");
    assertCoins("\"playerCoins\":1,\"playerCoins\":2", 5, "\"playerCoins\":1,\"playerCoins\":7");
    assertCoins("\"player\\u0043oins\":1", 5, "\"player\\u0043oins\":6");
    assertCoins("\"PlayerCoins\":1,\"playerCoins\":2", 5, "\"PlayerCoins\":1,\"playerCoins\":7");
  }

  @Test
  default void anEncodedBlobStaysEncoded() {
    assertPatched(
        "profileData",
        "\"{\\\"name\\\":\\\"\\u00e9😀\\\",\\u0022playerCoins\\\":7}\"",
        "grantCoins",
        Map.of("coins", 5L),
        "\"{\\\"name\\\":\\\"\\u00e9😀\\\",\\u0022playerCoins\\\":12}\"");
    assertPatched(
        "garageData",
        " \"{}\" ",
        "grantKey",
        Map.of("keys.rare", 1L),
        " \"{\\\"keyData\\\":{\\\"Rare\\\":1}}\" ");
  }

  @Test
  default void theLevelFollowsTheExperienceWhateverStoodThere() {
    Map<String, Long> delta = Map.of("xp", 250L);
    assertPatched(
        "profileData", "{}", "grantXp", delta, "{\"playerExperience\":250,\"playerLevel\":3}");
    assertPatched(
        "profileData",
        "{\"playerLevel\":\"9999\"}",
        "grantXp",
        delta,
        "{\"playerLevel\":\"3\",\"playerExperience\":250}");
  }

  /** The peak is as high as the trophies, also where it is not written so. */
  @Test
  default void trophiesThatSinkLeaveThePeak() {
    Map<String, Long> delta = Map.of("trophies", -10L);
    assertPatched(
        "profileData",
        "{\"trophyLevel\":25,\"trophyHighestLevel\":7}",
        "adjustTrophies",
        delta,
        "{\"trophyLevel\":15,\"trophyHighestLevel\":25}");
    assertPatched(
        "profileData",
        "{\"trophyHighestLevel\":30,\"trophyLevel\":25}",
        "adjustTrophies",
        delta,
        "{\"trophyHighestLevel\":30,\"trophyLevel\":15}");
    assertPatched(
        "profileData",
        "{\"trophyLevel\":25}",
        "grantCoins",
        Map.of("coins", 1L),
        "{\"trophyLevel\":25,\"playerCoins\":1}");
  }

  @Test
  default void whatIsMissingOrNothingIsAddedInTheGarage() {
    Map<String, Long> key = Map.of("keys.mythical", 2L);
    String made = "{\"keyData\":{\"Mythical\":2}}";
    assertPatched("garageData", "{}", "grantKey", key, made);
    assertPatched("garageData", "", "grantKey", key, made);
    assertPatched("garageData", "{\"keyData\":null}", "grantKey", key, made);
    assertPatched("garageData", "{\"keyData\":\"\"}", "grantKey", key, made);
    assertPatched("garageData", "{\"keyData\":{\"Mythical\":null}}", "grantKey", key, made);
  }

  @Test
  default void aMissingGarageIsMadeBeforeTheCutOver() {
    Player tess = tess();
    tess.without(tess.path("garageData"));
    tess.receipt("op-first-key", "grantKey", Map.of("keys.rare", 1L));
    assertEquals("{\"keyData\":{\"Rare\":1}}", tess.text("garageData"));
  }

  @Test
  default void aMirrorMakesNoDocument() {
    Player tess = tess();
    tess.without(tess.path("garageData")).migrate();
    tess.receipt("op-first-key", "grantKey", Map.of("keys.rare", 1L));
    assertEquals(1, tess.stat("keys.rare"));
    assertEquals(Optional.empty(), tess.fields(tess.path("garageData")));
  }

  @Test
  default void aFieldWithoutTextIsGivenOne() {
    for (Fields wrapper :
        List.of(
            Fields.empty(),
            Fields.of("garageData", Value.NULL),
            Fields.of("other", Value.of("kept")))) {
      Player tess = tess();
      tess.document(tess.path("garageData"), wrapper);
      tess.receipt("op-key-" + wrapper.map().size(), "grantKey", Map.of("keys.rare", 1L));
      Fields expected = wrapper.with("garageData", Value.of("{\"keyData\":{\"Rare\":1}}"));
      assertEquals(expected, tess.fields(tess.path("garageData")).orElseThrow());
      tess.without(tess.receipt("op-key-" + wrapper.map().size()));
    }
  }

  @Test
  default void theOtherFieldsOfTheDocumentStay() {
    Player tess = tess();
    Fields updated = tess.fields(tess.path("profileData")).orElseThrow();
    updated = updated.with("lastUpdated", Value.of(Instant.EPOCH));
    tess.document(tess.path("profileData"), updated);
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 5L));
    Fields after = tess.fields(tess.path("profileData")).orElseThrow();
    assertEquals(Set.of("profileData", "lastUpdated"), after.map().keySet());
    assertEquals(Value.of(Instant.EPOCH), after.get("lastUpdated").orElseThrow());
  }
}
